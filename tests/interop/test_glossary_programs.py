"""What other terminology programs see in our glossaries. Each test is skipped where its program is not installed."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from duizhao.formats.glossaries import omegat, tbx_basic, tbx_dca, tbx_dct
from duizhao.formats.glossaries.format import GlossaryFormat, GlossaryOptions
from duizhao.model import TermEntry, TermStatus
from duizhao.storage.glossary_file import load_glossary

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT.parent / "shared" / "suites" / "openxliff-catalog" / "tbx"
OPTIONS = GlossaryOptions(name="x")
EXAMPLE = tuple(
    entry
    for path in sorted((ROOT / "glossary").glob("*.yaml"))
    for entry in load_glossary(path.read_bytes(), path, path.name)
)
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
import org.omegat.gui.glossary.*
import groovy.json.JsonOutput
new File(org.omegat.core.Core.project.projectProperties.glossaryRoot).eachFile { f ->
  def items = f.name.endsWith('.tbx') ? GlossaryReaderTBX.read(f, false) : GlossaryReaderTSV.read(f, false)
  items.each {
    println "GLOSSARY|" + JsonOutput.toJson([f.name, it.srcText, it.getLocTerms(false) as List, it.commentText])
  }
}
"""
TOOLKIT_READS = """
import json, sys
from translate.storage.tbx import tbxfile
file = tbxfile.parsefile(sys.argv[1])
print(json.dumps([[unit.source, unit.target] for unit in file.units]))
file.units[0].target = "Changed"
file.savefile(sys.argv[2])
"""


def program(name: str, folder_variable: str = "") -> Path:
    """Return the path of a program; skip the test where there is none."""
    folder = os.environ.get(folder_variable, "") if folder_variable else ""
    found = shutil.which(name, path=folder or None)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return Path(found)


def run(*command: str | Path, **variables: str) -> str:
    """Run a program to its end and return what it said on stdout."""
    result = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8", **variables},
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def omegat_glossary(tmp_path: Path, name: str, data: bytes) -> list[tuple[str, str, str]]:
    """Return what OmegaT has in a glossary: Chinese, English, comment."""
    command = program("omegat")
    project = tmp_path / "project"
    for folder in ("source", "target", "tm", "glossary", "dictionary", "omegat"):
        (project / folder).mkdir(parents=True)
    (project / "omegat.project").write_text(OMEGAT_PROJECT)
    (project / "source" / "a.txt").write_text("四川\n", encoding="utf-8")
    (project / "glossary" / name).write_bytes(data)
    script = tmp_path / "dump.groovy"
    script.write_text(OMEGAT_DUMP)
    options = [f"--config-dir={tmp_path / 'configuration'}", "--quiet", "--mode=console-translate"]
    said = run(command, *options, f"--script={script}", project, HOME=str(tmp_path))
    # The script runs at several moments of a translation.
    lines = dict.fromkeys(line for line in said.splitlines() if line.startswith("GLOSSARY|"))
    items = [json.loads(line.removeprefix("GLOSSARY|")) for line in lines]
    return [(source, target, comment) for _, source, targets, comment in items for target in targets]


def test_omegat_loads_every_right_rendering_of_its_own_format(tmp_path: Path) -> None:
    seen = omegat_glossary(tmp_path, "glossary.txt", omegat.FORMAT.write(EXAMPLE, OPTIONS).data)
    expected = {(entry.source, rendering) for entry in EXAMPLE if entry.target for rendering in entry.renderings}
    assert {(source, target) for source, target, _ in seen} == expected
    comment = next(comment for source, target, comment in seen if (source, target) == ("一带一路", "Belt and Road"))
    assert "[not: One Belt One Road | " in comment


def test_omegat_loads_every_term_of_tbx(tmp_path: Path) -> None:
    seen = omegat_glossary(tmp_path, "glossary.tbx", tbx_basic.FORMAT.write(EXAMPLE, OPTIONS).data)
    expected = {
        (entry.source, rendering)
        for entry in EXAMPLE
        # A shield is there without a rendering.
        for rendering in (*entry.renderings, *entry.deprecated, *entry.forbidden) or ("",)
    }
    assert {(source, target) for source, target, _ in seen} == expected


def test_translate_toolkit_loads_every_concept_and_keeps_the_rest(tmp_path: Path) -> None:
    beside = program("tbx2po", "DUIZHAO_TEST_TRANSLATE_TOOLKIT_BIN").parent / "python"
    python = beside if beside.exists() else Path(sys.executable)
    first = TermEntry(source="甲", target="a", admitted=("b",), short=("A",), forbidden=("c",), note="n", domain="d")
    entries = (first, *EXAMPLE)
    (tmp_path / "glossary.tbx").write_bytes(tbx_basic.FORMAT.write(entries, OPTIONS).data)
    said = run(python, "-c", TOOLKIT_READS, tmp_path / "glossary.tbx", tmp_path / "back.tbx")
    assert json.loads(said) == [[entry.source, entry.target or None] for entry in entries]
    back = tbx_basic.FORMAT.read((tmp_path / "back.tbx").read_bytes(), OPTIONS)
    changed, *rest = back.entries
    assert (changed.target, changed.admitted, changed.forbidden) == ("Changed", ("b",), ("c",))
    assert tuple(rest) == EXAMPLE


SHIELD = TermEntry(source="国防部长", target="", status=TermStatus.SHIELD)


def validator(form: GlossaryFormat) -> Any:
    if form is tbx_basic.FORMAT:
        with (SCHEMAS / "TBXcoreStructV02.dtd").open("rb") as file:
            return etree.DTD(file)
    return etree.RelaxNG(etree.parse(SCHEMAS / "TBXcoreStructV03.rng"))


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the schemas are not beside the checkout")
@pytest.mark.parametrize("form", [tbx_basic.FORMAT, tbx_dca.FORMAT, tbx_dct.FORMAT], ids=lambda form: form.id)
def test_tbx_is_valid_by_the_core_structure(form: GlossaryFormat) -> None:
    check = validator(form)
    data = form.write((*EXAMPLE, SHIELD), OPTIONS).data
    check.validate(etree.fromstring(data))
    assert list(check.error_log) == []
    check.validate(etree.fromstring(data.replace(b"<term>", b"<note/><term>", 1)))
    assert list(check.error_log)
