"""Which files there are, without following links."""

from __future__ import annotations

from kb.source.tree import content_paths


def test_files_come_sorted_and_hidden_ones_not_at_all(tmp_path):
    for path in ("docs/b.md", "docs/a/c.md", "docs/.draft.md", "data/x.yml", "other/d.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()

    assert list(content_paths(tmp_path)) == ["docs/a/c.md", "docs/b.md", "data/x.yml"]


def test_a_link_to_a_folder_is_a_file_and_never_entered(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/loop").symlink_to(tmp_path / "docs", target_is_directory=True)

    assert list(content_paths(tmp_path)) == ["docs/loop"]


def test_folders_that_are_not_there_are_empty(tmp_path):
    assert list(content_paths(tmp_path)) == []
