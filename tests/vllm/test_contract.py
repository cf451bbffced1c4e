"""The contract of all engines, kept by the real vLLM."""

from tests.contract.test_engines import (  # noqa: F401
    test_a_conversation_too_long_is_told_from_other_refusals,
    test_a_gap_is_filled_in_where_the_model_can,
    test_a_place_that_was_freed_is_taken,
    test_an_answer_begun_is_continued,
    test_an_answer_that_is_complete_gets_nothing_more,
    test_cancelling_the_task_stops_the_model,
    test_closing_the_stream_stops_the_model,
    test_leaving_a_completion_stops_the_model,
    test_many_conversations_do_not_mix,
    test_no_piece_ends_inside_a_character,
    test_one_cancellation_leaves_the_others_alone,
    test_one_that_waits_for_its_place_is_cancelled_at_once,
    test_text_is_gone_on_with,
    test_the_stream_is_the_whole_answer_in_pieces,
    test_usage_counts_prompt_and_answer,
)
