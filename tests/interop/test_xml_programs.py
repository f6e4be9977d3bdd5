"""What other programs see in what we write. Each test is skipped where its program is not installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from duizhao.formats import xliff, xliff_omegat
from duizhao.formats.format import ReadOptions, WriteOptions
from duizhao.model import Code, Document, Note, Segment, State, Unit

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "formats"
SCHEMAS = ROOT.parent / "shared" / "suites" / "openxliff-catalog"
W3C_XML = SCHEMAS / "xliff2.1" / "informativeCopiesOf3rdPartySchemas" / "w3c" / "xml.xsd"
CONFERENCE = xliff.FORMAT.read((GOLDEN / "conference.xlf").read_bytes(), ReadOptions(name="x"))

needs_schemas = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the schemas are not beside the checkout")


def program(name: str, folder_variable: str = "") -> str:
    """Return the path of a program; skip the test where there is none."""
    folder = os.environ.get(folder_variable, "") if folder_variable else ""
    found = shutil.which(name, path=folder or None)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def run(*command: str | Path, **variables: str) -> str:
    """Run a program to its end and return what it said, on both streams."""
    result = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={**os.environ, **variables},
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout + result.stderr


@needs_schemas
def test_xmllint_finds_the_strict_schema_satisfied(tmp_path: Path) -> None:
    catalog = tmp_path / "catalog.xml"
    catalog.write_text(
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'
        f'<system systemId="http://www.w3.org/2001/xml.xsd" uri="{W3C_XML.as_uri()}"/>'
        f'<uri name="http://www.w3.org/2001/xml.xsd" uri="{W3C_XML.as_uri()}"/></catalog>'
    )
    schema = SCHEMAS / "xliff" / "xliff-core-1.2-strict.xsd"
    for name in ("conference.xlf", "conference.omegat.xlf"):
        said = run(
            program("xmllint"), "--nonet", "--noout", "--schema", schema, GOLDEN / name, XML_CATALOG_FILES=str(catalog)
        )
        assert said.strip() == f"{GOLDEN / name} validates"


@needs_schemas
def test_xmllint_finds_the_dtd_of_tmx_satisfied(tmp_path: Path) -> None:
    shutil.copy(SCHEMAS / "tmx" / "tmx14.dtd", tmp_path)
    shutil.copy(GOLDEN / "conference.tmx", tmp_path)
    assert run(program("xmllint"), "--nonet", "--noout", "--valid", tmp_path / "conference.tmx") == ""


def test_translate_toolkit_sees_what_is_done_what_is_fuzzy_and_what_is_missing(tmp_path: Path) -> None:
    convert = program("xliff2po", "DUIZHAO_TEST_TRANSLATE_TOOLKIT_BIN")
    run(convert, "--progress=none", GOLDEN / "conference.xlf", tmp_path / "conference.po")
    entries = (tmp_path / "conference.po").read_text(encoding="utf-8").split("\n\n")[1:]
    seen = {}
    for entry in entries:
        lines = entry.strip().splitlines()
        source = next(line for line in lines if line.startswith("msgid"))
        seen[source] = "fuzzy" if "#, fuzzy" in lines else "missing" if lines[-1] == 'msgstr ""' else "done"
    assert list(seen.values()) == ["done", "done", "fuzzy", "fuzzy", "missing", "done", "fuzzy"]
    assert seen['msgid "四川"'] == "done"
    assert seen['msgid " 成都 "'] == "missing"


def test_translate_toolkit_gives_back_a_file_we_still_read(tmp_path: Path) -> None:
    module = Path(program("xliff2po", "DUIZHAO_TEST_TRANSLATE_TOOLKIT_BIN")).parent / "python"
    python = str(module) if module.exists() else sys.executable
    script = (
        "import sys; from translate.storage.xliff import xlifffile as X; f = X.parsefile(sys.argv[1]);\n"
        "u = next(u for u in f.units if u.source == ' 成都 '); u.target = 'Chengdu'; u.markfuzzy(False)\n"
        "f.savefile(sys.argv[2])\n"
    )
    run(python, "-c", script, GOLDEN / "conference.xlf", tmp_path / "back.xlf")
    back = xliff.FORMAT.read((tmp_path / "back.xlf").read_bytes(), ReadOptions(name="x"))
    changed = [new for new, old in zip(back.segments(), CONFERENCE.segments(), strict=True) if new != old]
    assert [(s.id, s.target, s.state) for s in changed] == [("u3.1", "Chengdu", State.TRANSLATED)]


OMEGAT_PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>ZH-CN</source_lang><target_lang>EN-US</target_lang>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags>
</project></omegat>
"""
OMEGAT_DUMP = """
def project = org.omegat.core.Core.project
project.allEntries.each { println "ENTRY|${it.srcText}|${project.getTranslationInfo(it).translation}|${it.comment}" }
project.transMemories.each { name, memory -> memory.entries.each { println "MEMORY|${it.source}|${it.translation}" } }
"""


def test_omegat_shows_the_chinese_and_its_translation_comes_back(tmp_path: Path) -> None:
    omegat = program("omegat")
    sample = Document(
        id="sample",
        units=(
            Unit(
                id="u1",
                segments=(
                    Segment(id="u1.1", source="成都", notes=(Note(text="the city"),)),
                    Segment(id="u1.2", source="四川", target="Szechwan", state=State.DRAFT),
                    Segment(id="u1.3", source="锁", target="lock", state=State.FINAL, locked=True),
                    Segment(id="u1.4", source="甲<1/>乙", codes=(Code(id="1", original="<br>"),)),
                ),
            ),
        ),
    )
    project = tmp_path / "project"
    for folder in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (project / folder).mkdir(parents=True)
    (project / "omegat.project").write_text(OMEGAT_PROJECT)
    exported = xliff_omegat.FORMAT.write(sample, WriteOptions())
    (project / "source" / "sample.omegat.xlf").write_bytes(exported)
    memory = (
        '<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" '
        'adminlang="en" srclang="zh-CN" datatype="plaintext"/><body><tu><tuv xml:lang="zh-CN"><seg>成都</seg></tuv>'
        '<tuv xml:lang="en-US"><seg>Chengdu</seg></tuv></tu></body></tmx>'
    )
    (project / "tm" / "auto" / "m.tmx").write_text(memory, encoding="utf-8")
    script = tmp_path / "dump.groovy"
    script.write_text(OMEGAT_DUMP)
    options = [f"--config-dir={tmp_path / 'configuration'}", "--quiet", "--mode=console-translate"]
    said = run(omegat, *options, f"--script={script}", project, HOME=str(tmp_path))

    entries = {line.split("|")[1]: line for line in said.splitlines() if line.startswith("ENTRY|")}
    assert list(entries) == ["成都", "四川", "甲<b0/>乙"]
    assert entries["成都"].endswith("the city")
    translated = (project / "target" / "sample.omegat.xlf").read_bytes()
    first, *rest = xliff.FORMAT.read(translated, ReadOptions(name="x")).segments()
    assert (first.target, first.state) == ("Chengdu", State.DRAFT)
    assert rest == list(sample.segments())[1:]


def test_omegat_uses_our_memory(tmp_path: Path) -> None:
    omegat = program("omegat")
    project = tmp_path / "project"
    for folder in ("source", "target", "tm", "glossary", "dictionary", "omegat"):
        (project / folder).mkdir(parents=True)
    (project / "omegat.project").write_text(OMEGAT_PROJECT)
    (project / "source" / "a.txt").write_text("四川\n", encoding="utf-8")
    shutil.copy(GOLDEN / "conference.tmx", project / "tm")
    script = tmp_path / "dump.groovy"
    script.write_text(OMEGAT_DUMP)
    options = [f"--config-dir={tmp_path / 'configuration'}", "--quiet", "--mode=console-translate"]
    said = run(omegat, *options, f"--script={script}", project, HOME=str(tmp_path))
    memory = {line for line in said.splitlines() if line.startswith("MEMORY|")}
    assert "MEMORY|四川|Sichuan" in memory
    assert not [line for line in memory if line.startswith("MEMORY| 成都")]
