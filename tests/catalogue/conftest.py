"""A small catalogue without faults, to be broken in the tests."""

import pytest

SMALL = """\
# yaml-language-server: $schema=schema.json
id: probe-2024
version: 1
title: Probeaufruf
programme: Probe
round: "2024"
issuer: Land Irgendwo
summary: Ein erfundener Aufruf.
sources:
  - id: seite
    title: Programmseite
    href: https://www.example.org/aufruf
    kind: official
  - id: eigen
    title: Eigene Ableitung
    href: docs/catalogue.md
    kind: own
blocks:
  - id: B1
    title: Erster Block
    sources: [seite]
    certainty: stated
    criteria:
      - id: K1
        number: 1
        title: Nutzen
        sources: [seite]
        certainty: stated
        requirements:
          - id: R01
            title: Zeitplan
            question: Gibt es einen Zeitplan?
            full: mehrere Termine
            partial: ein Termin
            sources: [eigen]
            certainty: inferred
            cues:
              phrases:
                - Der Zeitplan sieht vor
              terms: [zeitplan, termin]
attachments:
  - id: plan
    title: Projektplan
    required: always
    deadline: schluss
    requirements: [R01]
    sources: [seite]
    certainty: stated
terms:
  rates:
    - id: regel
      title: Regelfall
      share: 0.65
      sources: [seite]
      certainty: stated
  caps:
    - id: gesamt
      title: Gesamtkosten
      amount: 200000
      phase: A
      sources: [seite]
      certainty: stated
    - id: erste
      title: Erste Maßnahmen
      amount: 50000
      part_of: gesamt
      sources: [seite]
      certainty: stated
  phases:
    - id: A
      title: Umsetzung
      months: 12
      sources: [seite]
      certainty: stated
deadlines:
  - id: schluss
    title: Einreichen
    date: 2024-05-31
    kind: application
    sources: [seite]
    certainty: stated
form:
  title: Formular
  sources: [seite]
  certainty: stated
  sections:
    - id: I
      title: Vorhaben
      fields:
        - id: I.1
          question: Was ist geplant?
          limit: 600
          requirements: [R01]
        - id: I.2
          question: Maßnahmen
          repeat: 5
          fields:
            - id: I.2a
              question: Bezeichnung
              limit: 50
"""


@pytest.fixture
def small() -> str:
    return SMALL
