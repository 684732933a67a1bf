"""Dutch words that say nothing, or little, of what a question is about."""

from __future__ import annotations

_STOP_WORDS = """
    a aan al alle allemaal als alsnog altijd and andere anders ben bent beter bij bijvoorbeeld by daar
    daarna daarom dan das dat de der dergelijke deze die dit doe doen doet door dr dus een eens effe effen
    eigen eigenlijk elk elke en enkele er erg ergens even ff for from ga gaan gaat gewoon ging haar had
    hadden hallo heb hebben hebt heeft heel hem het hier hij hoe hoef hoeft hoeveel hoeven hun ieder iedere
    iemand iets ik in is ja je jij jou jouw jullie kan kon konden kun kunnen kunt laat laten later liggen
    ligt maar mag me mee meer men met mij mijn mn mocht mochten moest moet moeten mogen my na naar nee niet
    niets nog nou nu of om omdat ons onze ook op over s soms staan staat steeds t te tegen ter terwijl that
    the this to toch toe toen tot u uit uw van vanaf veel via volgens voor vooraf voordat waar waarom
    waarover wanneer want waren was wat we weer wel welk welke werd werden wie wij wil willen wilt with word
    worden wordt wou zal ze zei zeker zelf zich zij zijn zit zitten zn zo zoals zonder zou zouden zoveel
    zulke zullen zult
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words that say nothing of what a question is about, and the forms that questions take; spoken
Dutch too (`ff`, `m'n`), and the English of who mixes both."""

_FRAME_WORDS = """
    ambt begin beleid bewindspersoon code collega denk ding gebeur gebruik gedragscode geef gek geval
    gisteren goed haal help hoor idee info kabinet kijk klopt kom krijg let maak meld minister ministerie
    naam nodig ok okay oke persoon politicus probeer probleem raar reageer regel regels risico situatie snap
    speelt sprake staatssecretaris tijdens toegestaan twijfel uitleg verboden verstandig vertel vind voelt
    voorbeeld vraag vreemd weet zeg zie zomaar zon zulk
"""
FRAME_WORDS = frozenset(_FRAME_WORDS.split())
"""Words that many questions are put in, whatever they are about (`wat zegt de code over …`, `mag een
minister …`): beside other words they count little. All words with the same stem do."""
