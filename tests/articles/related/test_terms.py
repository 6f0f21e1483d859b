from articles.related.terms import key_of, words_in


def test_the_dotless_i_and_capitals_of_azerbaijani_are_one_letter():
    assert words_in("Bakıda QIŞ İLIQ").keys() == words_in("bakida qis iliq").keys()


def test_accents_and_the_russian_yo_do_not_part_words():
    assert words_in("Самолёт Élysée").keys() == words_in("самолет elysee").keys()


def test_where_no_space_parts_words_letters_are_taken_in_pairs():
    assert words_in("北京大学 (Peking)") == {"北京": 1, "京大": 1, "大学": 1, "peking": 1}


def test_vowel_signs_stay_in_their_word():
    assert list(words_in("हिन्दी समाचार")) and all(len(word) > 2 for word in words_in("हिन्दी समाचार"))


def test_numbers_and_the_shortest_words_tell_nothing():
    assert words_in("In 2024 it was 18F") == {"was": 1, "18f": 1}


def test_the_same_word_of_two_languages_is_two_terms():
    assert key_of("en", "gift") != key_of("de", "gift")
