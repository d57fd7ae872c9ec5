from dataclasses import replace
from fractions import Fraction

from fundingkit.charts import bullet
from fundingkit.readiness import claims, sentences
from fundingkit.readiness.band import BandModel
from fundingkit.readiness.readiness import assume, readiness
from fundingkit.readiness.sentences import EngineQuality
from fundingkit.scale import Commitment, Grade
from tests.readiness import example as ex

UNSURE = ex.proposal("R3", Grade.NONE, chances=(0.5, 0.0, 0.0, 0.5))
OPEN = readiness(ex.assessment(R3=UNSURE), model=BandModel(0.0, 1.0))  # 38 %, band 38 to 73 %
VERDICTS = {rid: ex.verdict(rid, item.grade, item.commitment) for rid, item in ex.PROPOSALS.items()}
DONE = readiness(ex.assessment(verdicts=VERDICTS))


def plain(text):
    return text.replace("\u00a0", " ")


def test_the_answer_comes_with_its_band():
    assert plain(sentences.answer(OPEN)) == (
        "Belegt sind 38 % (Spanne 38 bis 73 %): So weit beantworten die Dokumente die 4 Prüffragen zum Aufruf „Kleiner Aufruf“."
    )
    assert plain(sentences.answer(DONE)).startswith("Belegt sind 38 % (geprüft): ")


def test_the_review_is_counted_in_the_right_number():
    assert (
        plain(sentences.review(OPEN))
        == "Noch keine der 4 Prüffragen ist von Menschen geprüft; alle Werte sind Vorschläge des Programms."
    )
    assert plain(sentences.review(DONE)) == "Alle 4 Prüffragen sind von Menschen geprüft."
    one = readiness(ex.assessment(verdicts={"R1": VERDICTS["R1"]}))
    assert (
        plain(sentences.review(one))
        == "Von Menschen geprüft ist 1 von 4 Prüffragen; für die übrigen 3 gilt der Vorschlag des Programms."
    )
    doubt = readiness(
        ex.assessment(
            verdicts={
                **VERDICTS,
                "R1": ex.verdict("R1", None),
                "R2": ex.verdict("R2", Grade.PARTIAL, suspect=True),
            }
        )
    )
    assert plain(sentences.review(doubt)) == (
        "Von Menschen geprüft sind 3 von 4 Prüffragen; für die andere gilt der Vorschlag des Programms oder ein Urteil, das erneut zu prüfen ist. "
        "1 Urteil ist erneut zu prüfen, weil sich ein Dokument geändert hat. 1 Prüffrage trifft nicht zu und zählt nicht mit."
    )


def test_the_papers_own_claim_is_quoted_with_its_place():
    assessment = ex.assessment(claims=(replace(ex.CLAIM, value=None, wording="weitgehend"), ex.CLAIM))
    assert claims.main_claim(assessment.claims) == ex.CLAIM
    assert plain(claims.claim_sentence(assessment, ex.CLAIM)) == (
        "Das Dokument „Strategie.pdf“, Seite 4, sagt selbst „ca. 70%“: „Wir haben ca. 70% der Voraussetzungen geschaffen.“"
    )
    assert "keine eigene Angabe" in claims.claim_sentence(assessment, claims.main_claim(()))


def test_the_distance_to_the_claim_is_explained_in_one_sentence():
    assert plain(claims.distance(OPEN, ex.CLAIM)) == (
        "Von den genannten 70 % sind 32 Prozentpunkte in den Dokumenten nicht belegt (die Spanne lässt den Wert aber zu), "
        "denn zu 1 Prüffrage wurde nichts gefunden und 2 Prüffragen sind nur angesprochen oder teilweise beantwortet; "
        "am meisten fehlt bei „Kriterium K2“ und „Kriterium K3“."
    )
    assert plain(claims.distance(DONE, ex.CLAIM)).startswith(
        "Von den genannten 70 % sind 32 Prozentpunkte in den Dokumenten nicht belegt, denn zu 1 Prüffrage gibt es keinen Beleg und "
    )
    beyond = replace(ex.CLAIM, value=0.9)
    assert "(auch die Spanne reicht nicht so weit)" in claims.distance(OPEN, beyond)


def test_a_claim_below_or_at_the_figure_is_said_to_be_so():
    assert plain(claims.distance(DONE, replace(ex.CLAIM, value=0.3))) == (
        "Die Dokumente belegen mehr, als sie selbst angeben: 38 % sind 8 Prozentpunkte mehr als die genannten 30 %."
    )
    assert (
        plain(claims.distance(DONE, replace(ex.CLAIM, value=0.38)))
        == "Die genannten 38 % und die belegten 38 % stimmen überein."
    )
    assert "keine Zahl" in claims.distance(DONE, replace(ex.CLAIM, value=None))
    assert claims.distance(DONE, None) == ""


def test_it_says_how_many_gaps_would_make_the_claim_true():
    # 7/18 + 1/3 (R3) = 13/18, above 70 %
    assert (
        plain(claims.closing(DONE, ex.CLAIM))
        == "Rechnerisch wären 70 % erreicht, wenn die größte Lücke ganz geschlossen würde."
    )
    assert plain(claims.closing(DONE, replace(ex.CLAIM, value=0.9))) == (
        "Rechnerisch wären 90 % erreicht, wenn die 2 größten Lücken ganz geschlossen würden."
    )
    assert claims.closing(DONE, replace(ex.CLAIM, value=0.2)) == ""


def test_more_generous_ways_of_counting_are_shown_for_comparison():
    assert plain(claims.yardstick(DONE)).startswith(
        "Zum Vergleich: Angesprochen sind 3 von 4 Prüffragen (75 %), mindestens teilweise beantwortet 2 (50 %), voll erfüllt 1 (25 %)."
    )


def test_the_points_by_commitment_add_up_to_the_figure_as_shown():
    # 1/6 done, 1/9 planned, 1/9 vision: 16.67 + 11.11 + 11.11
    assert plain(sentences.commitment_sentence(DONE)) == (
        "Von den 38 Prozentpunkten sind 16 umgesetzt, 11 geplant und 11 nur Leitbild."
    )


def test_levels_that_nobody_confirmed_are_said_to_be_proposals():
    quality = EngineQuality(papers=6, judgements=288, level=Fraction(65, 100))
    assert plain(sentences.commitment_sentence(OPEN, quality)) == (
        "Von den 38 Prozentpunkten gelten 16 als umgesetzt, 11 als geplant und 11 nur als Leitbild. "
        "Die Verbindlichkeit ist nur ein Vorschlag des Programms; in der Messung traf er in 65 % der Fälle die Einschätzung der Leser."
    )
    one = readiness(ex.assessment(verdicts={"R1": VERDICTS["R1"]}))
    assert "Die Verbindlichkeit ist bei 23 davon nur ein Vorschlag des Programms" in plain(
        sentences.commitment_sentence(one, quality)
    )
    assert sentences.commitment_sentence(OPEN, None).endswith("wie oft er stimmt, ist nicht gemessen.")


def test_the_meaning_of_the_band_promises_no_more_than_was_measured():
    assert "noch nicht an Dokumenten gemessen" in sentences.meaning(OPEN)
    measured = readiness(ex.assessment(R3=UNSURE), model=BandModel(0.0, 1.0, 0.92, "an 6 Dokumenten"))
    assert (
        "In der Messung an 6 Dokumenten lag das Ergebnis der Leser in 92 % der Fälle in der Spanne"
        in plain(sentences.meaning(measured))
    )
    assert "keine Spanne mehr" in sentences.meaning(DONE)


def test_it_says_what_the_figure_is_not():
    assert "keine Erfolgsaussicht" in sentences.caveat(OPEN)
    jury = ex.call().model_copy(update={"selection": ()})
    assert "andere" in sentences.caveat(readiness(ex.assessment(of=jury)))


def test_no_official_weights_are_known_and_it_says_so():
    assert (
        sentences.weights_sentence(OPEN)
        == "Amtliche Gewichte der Kriterien sind nicht bekannt; deshalb zählen alle Kriterien gleich."
    )
    own = readiness(ex.assessment(verdicts=VERDICTS), {"K1": 2})
    assert (
        plain(sentences.weights_sentence(own))
        == "Hier gelten eigene Gewichte; mit gleichen Gewichten wären es 38 %. Amtliche Gewichte sind nicht bekannt."
    )


def test_only_what_was_measured_of_the_engine_is_said():
    assert "nicht gemessen" in sentences.engine_sentence(None)
    quality = EngineQuality(
        papers=6, judgements=288, equal=Fraction(61, 100), mean_distance=Fraction(41, 1000)
    )
    assert plain(sentences.engine_sentence(quality)) == (
        "An 6 Dokumenten anderer Herkunft (288 Urteile) traf der Vorschlag in 61 % der Fälle die Stufe der Leser und "
        "wich der Gesamtwert im Mittel um 5 Prozentpunkte ab."
    )


def test_nothing_evidenced_is_said_without_a_split():
    none = readiness(ex.assessment({rid: ex.proposal(rid, Grade.NONE) for rid in ex.PROPOSALS}))
    assert "Belegt ist noch nichts" in sentences.commitment_sentence(none)
    assert "Leitbild" in sentences.commitment_sentence(
        assume(none, {"R1": (Grade.FULFILLED, Commitment.VISION)})
    )


def test_a_band_that_is_closed_without_review_is_not_called_reviewed():
    none = readiness(ex.assessment({rid: ex.proposal(rid, Grade.NONE) for rid in ex.PROPOSALS}))
    assert none.band.closed
    assert plain(sentences.answer(none)).startswith("Belegt sind 0 % (noch ungeprüft): ")
    assert "ohne Spanne, noch ungeprüft" in bullet.alt_text(none)
    assert "Von Menschen bestätigt sind sie damit nicht" in sentences.meaning(none)
    # K2 counts for nothing, so its open requirement leaves no band.
    some = readiness(
        ex.assessment(verdicts={rid: VERDICTS[rid] for rid in ("R1", "R2", "R4")}, R3=UNSURE), {"K2": 0}
    )
    assert some.band.closed
    assert "(3 von 4 geprüft)" in sentences.answer(some)
    assert "Alle Prüffragen" not in sentences.meaning(some)


def test_verdicts_that_are_all_in_doubt_are_not_passed_off_as_proposals():
    doubtful = {rid: replace(verdict, suspect=True) for rid, verdict in VERDICTS.items()}
    text = plain(sentences.review(readiness(ex.assessment(verdicts=doubtful))))
    assert text == (
        "Kein Urteil zu den 4 Prüffragen gilt zurzeit ohne Vorbehalt. "
        "4 Urteile sind erneut zu prüfen, weil sich ein Dokument geändert hat."
    )
    assert "Vorschläge des Programms" in sentences.review(OPEN)
