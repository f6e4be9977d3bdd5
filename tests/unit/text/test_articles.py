"""A or an."""

from __future__ import annotations

import pytest

from duizhao.text.articles import indefinite_article, indefinite_articles

AN = """
hour; hourly wage; honest man; honour; honor; honorary degree; honourable man; heir; heiress; apple; effort; idea
old name
umbrella; urban area; unusual case; unimportant fact; uninterrupted run; unidentified man; unequal treaty; unable man
unaddressed issue; upper house; utter failure; urgent need; usher; uprising; ulterior motive; umami flavour
undertaking
X-ray; e-commerce platform; e-mail; MRI scan; FTA; FTAs; MoU; MoUs; SUV; SUVs; NGO; NEV; LNG terminal; SOE; SME
R&D centre
S&P index; M&A deal; AI; AI-powered tool; EU member; NPC deputy; NDRC notice; RCEP member; HSR line; IMF loan
F-16; N95 mask
A-share; H-share; M4 rifle; MP3 player; 8; 8 percent; 80-year-old; 800-strong team; 8,000-metre peak; 11
11th-hour deal; 18
18-month plan; 11,000-mile trip; 18 million yuan; 1800s house; 1842 treaty; 85% share; 8.5 magnitude quake
$8 million deal
¥80 note; 88-key piano; 8th-grade pupil; “old” name; "old" name; ‘honest’ man; (early) start; F.B.I. agent
S. Korean firm; L-shaped room
iPhone; eBay seller; mRNA vaccine; siRNA; SoC; RMB bond; HIV case; HK$8 note; LLM; onion; onerous task; only child
opera
Ürümqi-based firm; élan; Île; Ulan Bator flight; HVAC unit; MIIT notice; SCO member; RFID tag; Ypres veteran
yttrium atom
entrepreneur; industrial park; ecological zone; innovation-driven strategy; all-round reform; AIIB loan; APEC
OPEC; ASEAN forum; OECD
Ewha graduate; LGBT group; NHS nurse; HSBC bank; XML file; N; R; &; uninvited guest; unintended effect
unissued share; unironic joke
LED lamp; FAQ; undated letter; Uzbek; umpire; urn; udon dish; Uber ride; Oxford; Iowa; Emei; unideal case
heirloom; hors d’oeuvre
"""

A = """
European; euro; euphemism; eulogy; Eurasian; ewe; university; uniform; unit; union; unique; universal; unilateral move
unified plan; unanimous vote; useful tool; use; user; usual day; utopia; utensil; utility; uranium mine
ubiquitous sign
Ukrainian; Ugandan; Uruguayan; UK firm; US firm; UN body; UN-led force; U.S. firm; U.N. body; UAE firm; UHF radio
U-turn; URL; UFO
Uyghur; Uygur; one-off; one; one-on-one talk; once-great city; one’s; oneself; NATO ally; UNESCO site; UNICEF aid
BRICS bank
NASA probe; SARS case; MERS case; MOFCOM notice; FOCAC summit; RAM chip; SIM card; LAN; FIFA rule; STEM subject
SWOT test
house; hand; high-tech zone; hospital; human; horse; year; young man; Yangtze cruise; yuan; 1; 1st; 10; 12; 100; 110
1,100-metre hill; 118-page book; 180-degree turn; 7; 5G network; 3D film; 21st-century road; 1990s house
1.8 percent rise; 110,000 sum; $1 bill
0.8 point; -8 degree day; −8; +8; new name; “new” name; Belt and Road project; PhD; BBC; CEO; GDP; JV; KPI; PPP
TV; VAT; WTO; C919
B-share; T-shirt; K-12 school; Y-axis; W; G20 summit; SaaS firm; Xinhua report; Xi; Xiaomi phone; XINHUA report
UNIVERSITY PRESS; HUAWEI PHONE
NEW AGE DAWNS; HOT SPRING; MOBILE PAYMENT; ouija board; unicorn; unicycle; unison; univocal; universe; uterus
usury; Utrecht house; Utah firm
mnemonic; pseudonym; psychologist; quay; Mr. Wang; No. 1; St. Petersburg; Ltd; sustainable way; national park; ; …
heritage site
herbivore; herbicide; Mandarin; MIDI file; NAND chip; SCADA system; SPAC; USAID grant; USMCA rule; UNDP study
UNHCR; UEFA cup; eucalyptus; Eureka
"""


def phrases(table: str) -> list[str]:
    return [phrase.strip() for line in table.strip().splitlines() for phrase in line.split(";")]


@pytest.mark.parametrize("phrase", phrases(AN))
def test_an(phrase: str) -> None:
    assert indefinite_article(phrase) == "an"


@pytest.mark.parametrize("phrase", phrases(A))
def test_a(phrase: str) -> None:
    assert indefinite_article(phrase) == "a"


@pytest.mark.parametrize("phrase", ["herb garden", "historic event", "hotel", "SQL query", "FAQs", "URL", "homage"])
def test_where_speakers_differ_both_are_right(phrase: str) -> None:
    assert sorted(indefinite_articles(phrase)) == ["a", "an"]


@pytest.mark.parametrize("phrase", ["hour", "house", "herbivore", "FTA", "NATO ally"])
def test_elsewhere_only_one_is(phrase: str) -> None:
    assert len(indefinite_articles(phrase)) == 1
