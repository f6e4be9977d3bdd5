from duizhao.workbench.termbase_diff import file_diff


def test_a_diff_has_the_lines_around_a_change() -> None:
    assert list(file_diff("g.yaml", b"a\nb\nc\nd\n", b"a\nb\nX\nd\n")) == [
        "--- a/g.yaml",
        "+++ b/g.yaml",
        "@@ -2,3 +2,3 @@",
        " b",
        "-c",
        "+X",
        " d",
    ]


def test_changes_far_apart_are_hunks_of_their_own() -> None:
    before = "".join(f"{n}\n" for n in range(1000))
    after = before.replace("\n10\n", "\nten\n").replace("\n900\n", "\n900\nnew\n")
    lines = list(file_diff("g.yaml", before.encode(), after.encode()))
    assert [line for line in lines if line.startswith("@@")] == ["@@ -10,3 +10,3 @@", "@@ -901,2 +901,3 @@"]
    assert [line for line in lines[2:] if line[0] in "-+"] == ["-10", "+ten", "+new"]


def test_a_new_file_comes_from_nothing() -> None:
    assert list(file_diff("g.yaml", None, b"a\n")) == ["--- /dev/null", "+++ b/g.yaml", "@@ -0,0 +1 @@", "+a"]


def test_the_same_is_no_diff() -> None:
    assert list(file_diff("g.yaml", b"a\n", b"a\n")) == []
