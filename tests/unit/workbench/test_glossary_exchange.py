from pathlib import Path

import pytest

from duizhao.errors import FormatError, InputError, UsageError
from duizhao.formats.glossaries.detect import resolve
from duizhao.model import Authority, TermStatus
from duizhao.workbench.glossary_exchange import (
    ImportOptions,
    export_glossary,
    import_glossary,
    plan_import,
    wanted_formats,
    write_glossary,
)
from duizhao.workbench.opening import OpenProject, open_project
from duizhao.workbench.termbase import Termbase

TABLE = "中文,英文,备注\n大模型,large language model,\n一带一路,Belt & Road,new note\n联合实验室,joint laboratory,\n"


@pytest.fixture
def project(root: Path) -> OpenProject:
    return open_project(root)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "client.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_new_terms_go_into_a_file_of_imported_authority(project: OpenProject, table: Path, root: Path) -> None:
    plan = plan_import(project, table, ImportOptions())
    assert (plan.form, plan.identical, plan.files) == ("csv", 1, ("glossary/client.yaml",))
    entries = import_glossary(Termbase(project), plan)
    assert [(entry.source, entry.file, entry.line) for entry in entries] == [
        ("大模型", "glossary/client.yaml", 4),
        ("一带一路", "glossary/client.yaml", 6),
    ]
    text = (root / "glossary" / "client.yaml").read_text(encoding="utf-8")
    assert text.startswith("domain: client\nauthority: imported\nterms:\n- source: 大模型\n")
    assert [d.standing.file for d in plan.elsewhere] == ["glossary/test.yaml"]


def test_a_step_is_undone_as_a_whole(project: OpenProject, table: Path, root: Path) -> None:
    before = (root / "glossary" / "test.yaml").read_bytes()
    termbase = Termbase(project)
    import_glossary(termbase, plan_import(project, table, ImportOptions(into="test", update=True)))
    assert "Belt & Road" in (root / "glossary" / "test.yaml").read_text(encoding="utf-8")
    assert termbase.undo() == "import client.csv"
    assert (root / "glossary" / "test.yaml").read_bytes() == before


def test_importing_again_changes_nothing(project: OpenProject, table: Path) -> None:
    termbase = Termbase(project)
    import_glossary(termbase, plan_import(project, table, ImportOptions()))
    again = plan_import(project, table, ImportOptions())
    assert (again.changes, again.identical) == ((), 3)
    assert import_glossary(termbase, again) == ()


def test_conflicts_are_left_alone_unless_updates_are_wanted(project: OpenProject, table: Path) -> None:
    plan = plan_import(project, table, ImportOptions(into="test"))
    assert [(d.standing.target, d.imported.target) for d in plan.conflicts] == [("Belt and Road", "Belt & Road")]
    assert [entry.source for entry in plan.added] == ["大模型"]
    (updated,) = plan_import(project, table, ImportOptions(into="test", update=True)).updated
    assert (updated.target, updated.note, updated.forbidden) == ("Belt & Road", "new note", ("One Belt One Road",))


def test_the_diff_shows_what_would_change_and_nothing_is_written(project: OpenProject, table: Path, root: Path) -> None:
    diff = list(plan_import(project, table, ImportOptions(into="test", update=True)).diff(project))
    assert "-  target: Belt and Road" in diff
    assert "+  target: Belt & Road" in diff
    assert not (root / "glossary" / "client.yaml").exists()


def test_status_and_authority_may_be_told(project: OpenProject, table: Path) -> None:
    options = ImportOptions(status=TermStatus.CANDIDATE, authority=Authority.PROJECT, domain="Client")
    entries = plan_import(project, table, options).added
    assert {(e.status, e.authority, e.domain) for e in entries} == {(TermStatus.CANDIDATE, Authority.PROJECT, "Client")}


def test_bad_rows_are_counted(project: OpenProject, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("zh,en\n甲,\n乙,b\n", encoding="utf-8")
    plan = plan_import(project, path, ImportOptions())
    assert (plan.left_out, len(plan.added)) == (1, 1)


def test_what_cannot_be_read_is_refused(project: OpenProject, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        plan_import(project, tmp_path / "none.csv", ImportOptions())
    (tmp_path / "a.tbx").write_bytes(b"<martif>")
    with pytest.raises(FormatError):
        plan_import(project, tmp_path / "a.tbx", ImportOptions())
    with pytest.raises(UsageError):
        plan_import(project, tmp_path / "a.tbx", ImportOptions(form="docx"))


@pytest.mark.parametrize("form", ["csv", "tsv", "tbx-basic", "tbx-dca", "tbx-dct", "omegat"])
def test_what_is_exported_is_there_already(project: OpenProject, tmp_path: Path, form: str) -> None:
    export = export_glossary(project, resolve(form), tmp_path / "out")
    assert export.path == tmp_path / "out" / f"glossary{resolve(form).suffixes[0]}"
    plan = plan_import(project, export.path, ImportOptions())
    assert (plan.changes, plan.identical, plan.remarks) == ((), 2, ())


def test_a_domain_alone_may_be_exported(project: OpenProject, table: Path, root: Path) -> None:
    import_glossary(Termbase(project), plan_import(project, table, ImportOptions()))
    export = export_glossary(project, resolve("csv"), domains=["client"])
    assert export.path == root / "exports" / "glossary-client.csv"
    assert export.path.read_bytes().count(b"\r\n") == 3
    with pytest.raises(UsageError) as caught:
        write_glossary(project, resolve("csv"), ["none"])
    assert caught.value.hint == "Known: client, Test."


def test_an_empty_glossary_is_not_exported(root: Path) -> None:
    (root / "glossary" / "test.yaml").unlink()
    with pytest.raises(InputError, match="no terms"):
        write_glossary(open_project(root), resolve("csv"))


def test_a_file_name_says_its_format(tmp_path: Path, project: OpenProject) -> None:
    def ids(names: list[str], out: Path | None) -> list[str]:
        return [form.id for form in wanted_formats(names, out)]

    assert ids([], None) == ids([], tmp_path) == ids([], tmp_path / "new") == ["csv", "tbx-basic"]
    assert ids([], tmp_path / "x.dct.tbx") == ["tbx-dct"]
    assert ids(["tbx", "tbx-basic", "excel"], None) == ["tbx-basic", "csv"]
    with pytest.raises(UsageError, match="one file"):
        ids(["csv", "tsv"], tmp_path / "x.csv")
    assert export_glossary(project, resolve("csv"), tmp_path / "x.tbx").path == tmp_path / "x.tbx"
