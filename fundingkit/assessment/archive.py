"""An assessment as JSON: frozen whole to come back later, or as the record that is handed out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from fundingkit.assessment.assessment import Assessment
from fundingkit.catalogue.call import Call, Criterion, Requirement
from fundingkit.evidence import Claim, Evidence
from fundingkit.findings import Finding

#: Counts up when the shape of the record changes in a way that readers of it must know.
FORMAT = 1


@cache
def _frozen() -> TypeAdapter[Assessment]:
    return TypeAdapter(Assessment)


def freeze(assessment: Assessment) -> bytes:
    """Everything of an assessment, its call included, as JSON; the same bytes for the same content."""
    return _frozen().dump_json(assessment)


def thaw(data: bytes) -> Assessment:
    """The assessment that was frozen. Raises `pydantic.ValidationError` for anything else."""
    return _frozen().validate_json(data)


def assessment_json(assessment: Assessment, readiness: Mapping[str, Any] | None = None) -> bytes:
    """The record `assessment.json`: readable, traceable, the same bytes for the same content.

    `readiness` is its readiness as plain data, None leaves that part out.
    """
    record = assessment_record(assessment)
    if readiness is not None:
        record["readiness"] = readiness
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def assessment_record(assessment: Assessment) -> dict[str, Any]:
    """The record as plain data: call, engine, papers, requirements, claims and findings."""
    names = {paper.sha256: paper.name for paper in assessment.papers}
    return {
        "format": FORMAT,
        "call": _call(assessment.call),
        "engine": assessment.engine_version,
        "documents": [
            {
                "name": paper.name,
                "sha256": paper.sha256,
                "pages": paper.pages,
                "characters": paper.characters,
            }
            for paper in assessment.papers
        ],
        "requirements": [
            _requirement(assessment, criterion, requirement, names)
            for criterion, requirement in assessment.call.requirements()
        ],
        "claims": [_claim(claim, names) for claim in assessment.claims],
        "findings": [_finding(finding) for finding in assessment.findings],
    }


def _call(call: Call) -> dict[str, Any]:
    return {
        "id": call.id,
        "version": call.version,
        "title": call.title,
        "programme": call.programme,
        "round": call.round,
    }


def _requirement(
    assessment: Assessment, criterion: Criterion, requirement: Requirement, names: Mapping[str, str]
) -> dict[str, Any]:
    proposal = assessment.proposals[requirement.id]
    verdict = assessment.verdicts.get(requirement.id)
    grade = assessment.grade(requirement.id)
    record: dict[str, Any] = {
        "id": requirement.id,
        "title": requirement.title,
        "criterion": criterion.id,
        "grade": None if grade is None else int(grade),
        "coverage": None if grade is None else _round(grade.coverage),
        "commitment": assessment.commitment(requirement.id).value,
        "reviewed": assessment.reviewed(requirement.id),
        "confidence": _round(proposal.confidence),
        "proposal": {
            "grade": int(proposal.grade),
            "commitment": proposal.commitment.value,
            "chances": [_round(chance) for chance in proposal.chances],
            "reasons": [reason.text for reason in proposal.reasons],
        },
        "evidence": [_evidence(evidence, names) for evidence in proposal.evidence],
    }
    if verdict is not None:
        record["verdict"] = {
            "grade": None if verdict.grade is None else int(verdict.grade),
            "commitment": verdict.commitment.value,
            "not_applicable": verdict.not_applicable,
            "person": verdict.person,
            "time": verdict.time.isoformat(),
            "round": verdict.round,
            "reason": verdict.reason,
            "note": verdict.note,
            "suspect": verdict.suspect,
            "passages": [
                {
                    **_span(passage.document, passage.page, passage.start, passage.end, passage.quote),
                    "state": passage.state,
                    "by_hand": passage.by_hand,
                }
                for passage in verdict.passages
            ],
        }
    return record


def _evidence(evidence: Evidence, names: Mapping[str, str]) -> dict[str, Any]:
    passage = evidence.passage
    return {
        "name": names.get(passage.document, ""),
        **_span(passage.document, passage.page, passage.start, passage.end, passage.quote),
        "strength": _round(evidence.strength),
        "commitment": evidence.commitment.value,
        "reasons": [reason.text for reason in evidence.reasons],
    }


def _claim(claim: Claim, names: Mapping[str, str]) -> dict[str, Any]:
    passage = claim.passage
    return {
        "wording": claim.wording,
        "value": None if claim.value is None else _round(claim.value),
        "approximate": claim.approximate,
        "name": names.get(passage.document, ""),
        **_span(passage.document, passage.page, passage.start, passage.end, passage.quote),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "title": finding.title,
        "hint": finding.hint,
        "place": None if finding.place is None else str(finding.place),
    }


def _span(document: str, page: int | None, start: int, end: int, quote: str) -> dict[str, Any]:
    return {"document": document, "page": page, "start": start, "end": end, "quote": quote}


def _round(value: float) -> float:
    """Six digits: more would only show how a machine happens to add."""
    return round(float(value), 6)
