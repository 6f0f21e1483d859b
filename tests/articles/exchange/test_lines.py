import pytest

from articles.exchange.lines import BadFile, read_lines


def test_a_packed_file_is_told_by_its_content_and_not_by_its_name(write_lines, line):
    packed = write_lines(line(), name="stories.jsonl", packed=True)
    plain = write_lines(line(), name="stories.jsonl.gz")

    assert list(read_lines(packed)) == list(read_lines(plain)) == [(1, line())]


def test_a_line_that_is_no_object_is_told_with_its_number(write_lines, line):
    path = write_lines(line(), '{"id": ', "", "[1]", line("a-2"))

    read = list(read_lines(path))

    assert [number for number, _ in read] == [1, 2, 4, 5]
    assert read[1][1].startswith("not JSON") and read[2][1] == "not a JSON object but list"


def test_a_line_that_is_not_utf_8_does_not_stop_the_rest(tmp_path):
    path = tmp_path / "stories.jsonl"
    path.write_bytes(b'{"title": "\xff"}\n{"title": "b"}\n')

    assert [type(value) for _, value in read_lines(path)] == [str, dict]


def test_a_deeply_nested_line_does_not_stop_the_rest(write_lines, line):
    read = list(read_lines(write_lines("[" * 100_000, line())))

    assert isinstance(read[0][1], str) and read[1][1] == line()


def test_a_file_cut_off_while_packed_is_a_bad_file(write_lines, line):
    path = write_lines(*[line(str(number)) for number in range(100)], packed=True)
    path.write_bytes(path.read_bytes()[:-20])

    with pytest.raises(BadFile):
        list(read_lines(path))


def test_a_file_that_is_not_there_is_a_bad_file(tmp_path):
    with pytest.raises(BadFile, match="none.jsonl"):
        list(read_lines(tmp_path / "none.jsonl"))
