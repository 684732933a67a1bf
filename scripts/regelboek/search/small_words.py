"""Dutch words that say nothing, or little, of what a question is about."""

from __future__ import annotations

_STOP_WORDS = """
    a aan al alle allemaal als alsnog altijd andere anders ben bent beter bij bijvoorbeeld daar daarna daarom
    dan dat de der dergelijke deze die dit doe doen doet door dus een eens eigen eigenlijk elk elke en enkele
    er ergens erg even gaan gaat ga ging gewoon haar had hadden hallo heb hebben hebt heeft heel hem het hier
    hij hoe hoef hoeft hoeven hoeveel hun iemand ieder iedere iets ik in is ja je jij jou jouw jullie kan kon
    konden kun kunnen kunt laat later laten liggen ligt maar mag me mee meer men met mij mijn moest moet
    moeten mocht mochten mogen na naar nee niet niets nog nou nu of om omdat ons onze ook op over s soms
    staan staat steeds t te tegen ter terwijl toch toe toen tot u uit uw van vanaf veel via volgens voor
    vooraf voordat waar waarom waarover wanneer want waren was wat we weer wel welk welke werd werden wie wij
    wil willen wilt wordt worden word wou zal ze zei zeker zelf zich zij zijn zit zitten zo zoals zonder zou
    zouden zoveel zulke zullen zult
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words that say nothing of what a question is about, and the forms that questions take."""

_FRAME_WORDS = """
    ambt begin beleid bewindspersoon code collega denk ding gebeur geval gedragscode gek gisteren goed
    help hoor idee info kabinet klopt kom krijg let maak meld minister naam ok oke okay persoon politicus
    probleem raar reageer regel regels risico situatie snap speelt sprake staatssecretaris tijdens toegestaan
    twijfel uitleg verboden verstandig vertel vind voelt voorbeeld vraag vreemd weet zeg zie zomaar
"""
FRAME_WORDS = frozenset(_FRAME_WORDS.split())
"""Words that many questions are put in, whatever they are about (`wat zegt de code over …`, `mag een
minister …`): beside other words they count little. All words with the same stem do."""
