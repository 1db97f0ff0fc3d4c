using System.Reflection;
using System.Text;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Simulator.Tests;

/// <summary>
/// Which tests show which words of "What an honest simulator must enforce", section 12 of the API reference. Every word of it is claimed, and
/// every test that is named exists.
/// </summary>
public sealed class ChecklistTests
{
    private const string Box = "- [ ] ";

    private static readonly (string Words, string[] Tests)[] Claims =
    [
        ("401 for missing, unknown, expired, logged-out tokens on every API route", ["TokenTests.Without_a_good_token_everything_is_401", "TokenTests.An_expired_token_is_401", "TokenTests.Logging_out_ends_the_token_at_once", "SchemeTests.Without_a_token_every_service_says_401", "ConformanceTests.Without_a_token_it_is_401"]),
        ("clock injectable so that 35-minute expiry can be tested in milliseconds", ["PasswordTests.A_token_expires_after_35_minutes", "TokenTests.A_token_lives_to_its_last_moment"]),
        ("refresh keeps the value and moves expiry", ["TokenTests.Refreshing_keeps_the_value_and_moves_the_expiry"]),
        ("validate", ["TokenTests.Validating_tells_user_and_tenant"]),
        ("logout 204", ["TokenTests.Logging_out_ends_the_token_at_once"]),
        ("201 on authenticate", ["PasswordTests.Signing_in_creates_a_token"]),
        ("Basic, certificate v1 and v2 with a **real** signature check (SHA512withRSA, PKCS#1 v1.5, raw nonce ≥ 100 bytes)", ["PasswordTests.Refused", "CertificateTests.A_signed_nonce_signs_in_the_owner_of_the_certificate", "CertificateTests.A_message_of_version_2_signs_in", "CertificateTests.A_signature_of_another_key_is_refused", "CertificateTests.A_signature_with_another_hash_is_refused", "CertificateTests.A_signature_with_another_padding_is_refused", "CertificateTests.A_signature_of_the_nonces_text_is_refused", "CertificateTests.A_nonce_of_99_bytes_is_refused"]),
        ("v2 timestamp window and replay check", ["CertificateTests.A_message_of_version_2_from_another_time_is_refused", "CertificateTests.A_message_of_version_2_counts_once"]),
        ("both certificate header encodings", ["CertificateTests.The_bare_certificate_is_taken_as_well"]),
        ("`Bearer` accepted on the Integration API", ["TokenTests.The_integration_service_takes_a_token_under_both_names"]),
        ("rejected (400/401) on token endpoints", ["TokenTests.The_token_service_refuses_bearer"]),
        ("OAuth: code", ["AuthorizationCodeTests.A_code_gives_tokens_for_every_api"]),
        ("device (pending → slow_down → granted/denied/expired)", ["DeviceTests.Polling_goes_from_pending_over_slow_down_to_granted", "DeviceTests.A_refused_device_is_told", "DeviceTests.A_device_code_expires"]),
        ("refresh with rotation and with fixed tokens", ["RefreshTests.A_rotating_client_gets_a_new_refresh_token", "RefreshTests.A_client_that_does_not_rotate_keeps_its_token_and_is_not_told_it_again"]),
        ("reuse of a rotated token → `invalid_grant`", ["RefreshTests.A_rotated_token_is_dead_and_takes_the_family_with_it"]),
        ("JSON and form bodies", ["AuthorizationCodeTests.A_code_can_be_exchanged_by_a_form"]),
        ("`expires_in` 2100", ["AuthorizationCodeTests.A_code_gives_tokens_for_every_api"]),
        ("both URL prefixes", ["RoutingTests.Both_prefixes_give_the_same_answer"]),
        ("case-sensitive ids", ["RoutingTests.Ids_are_case_sensitive"]),
        ("404 envelope for everything unknown", ["RoutingTests.An_unknown_path_is_404", "EnvelopeTests.An_error_names_status_path_and_time"]),
        ("405 for known path + wrong method", ["RoutingTests.A_method_the_path_does_not_know_is_405"]),
        ("415 for task POST without JSON", ["TaskStartTests.Without_json_it_is_415"]),
        ("400 without `localeName`", ["TaskStartTests.Without_a_locale_it_is_400"]),
        ("empty collections without key", ["EnvelopeTests.An_empty_collection_has_no_key"]),
        ("paging with 5,000 default/cap", ["PagingTests.A_page_has_5000_rows_by_default", "PagingTests.A_larger_limit_is_cut"]),
        ("`next` quirk", ["PagingTests.Without_a_limit_next_appears_although_everything_was_returned"]),
        ("`previous`", ["PagingTests.Previous_comes_with_an_offset_only"]),
        ("sort rules of both classes", ["SortTests.Models_want_a_sign_and_say_how", "SortTests.Models_refuse_an_unknown_field", "SortTests.Files_sort_without_a_sign", "SortTests.Files_ignore_an_unknown_field"]),
        ("rate limit 600/min per tenant with `Retry-After` (switchable)", ["RateLimitTests.The_limit_is_600_by_default", "RateLimitTests.All_users_share_the_limit", "RateLimitTests.A_refusal_says_how_long_to_wait", "RateLimitTests.The_limit_can_be_lifted"]),
        ("injected 429/500/502/503/connection resets/slow answers at the n-th call of a route", ["FaultTests.A_status_is_answered_once_and_nothing_is_done", "FaultTests.A_request_can_be_reset_before_its_body_is_read", "FaultTests.A_reply_can_be_reset_in_its_middle", "SlownessTests.A_reply_can_drip", "FaultPlanTests.A_fault_can_wait_for_a_later_call"]),
        ("HTML error bodies", ["FaultTests.An_error_has_the_body_that_was_planned"]),
        ("401 in the middle of a transfer", ["FaultTests.A_token_can_expire_at_a_call"]),
        ("status codes exactly: 204 chunk/file PUT and DELETE", ["UploadTests.A_chunk_is_answered_with_204_and_no_type", "WholeFileTests.A_file_can_be_put_as_a_whole", "PrivateContentTests.Deleting_removes_the_private_copy_only", "ConformanceTests.An_answer_is_as_documented"]),
        ("200 complete", ["ConformanceTests.An_answer_is_as_documented", "UploadTests.Without_a_count_the_content_waits_for_complete"]),
        ("200 task POST", ["TaskStartTests.Starting_answers_a_task_id_in_the_frame"]),
        ("202 open", ["ModelStatusTests.A_closed_model_is_opened_with_202"]),
        ("204 close", ["ConformanceTests.An_answer_is_as_documented"]),
        ("upload state machine: POST count → PUT chunks in any order", ["UploadTests.Chunks_of_an_announced_count_become_content", "UploadTests.Chunks_may_come_in_any_order"]),
        ("parallel", ["UploadTests.Chunks_may_come_in_parallel"]),
        ("re-PUT replaces → complete for -1", ["UploadTests.A_chunk_sent_again_replaces_the_first", "UploadTests.Without_a_count_the_content_waits_for_complete"]),
        ("content becomes visible only when all chunks are there (exact) or after complete", ["UploadTests.Nothing_is_seen_before_the_last_announced_chunk", "UploadTests.Without_a_count_the_content_waits_for_complete"]),
        ("gzip decided by Content-Type", ["ChunkBodyTests.A_compressed_chunk_is_known_by_its_content_type", "ChunkBodyTests.Gzip_bytes_of_another_type_are_kept_as_they_are"]),
        ("broken gzip → 400", ["ChunkBodyTests.Bytes_that_are_no_gzip_are_400", "ChunkBodyTests.A_gzip_stream_that_ends_early_is_400", "ChunkBodyTests.A_gzip_stream_with_a_wrong_checksum_is_400"]),
        ("chunk > 50 MB inflated refused", ["ChunkBodyTests.A_chunk_that_inflates_to_more_than_50_MB_is_413", "ChunkBodyTests.A_plain_chunk_of_more_than_50_MB_is_413"]),
        ("> 1,000 chunks refused", ["UploadRuleTests.A_count_that_is_none_is_400", "UploadRuleTests.A_chunk_beyond_the_largest_count_is_400"]),
        ("index outside count refused", ["UploadRuleTests.A_chunk_beyond_the_count_is_404"]),
        ("single PUT refuses gzip type", ["WholeFileTests.A_whole_file_may_not_be_compressed"]),
        ("per-user private content", ["PrivateContentTests.Content_belongs_to_the_user_who_uploaded_it"]),
        ("default content fallback", ["PrivateContentTests.Default_content_stands_in_for_private_content"]),
        ("48 h expiry by injected clock", ["PrivateContentTests.Content_vanishes_48_hours_after_the_last_access"]),
        ("DELETE leaves the definition and a stale chunkCount", ["PrivateContentTests.Deleting_removes_the_private_copy_only", "PrivateContentTests.The_count_in_the_list_outlives_a_delete"]),
        ("`GET files/{id}` raw / 404", ["WholeFileTests.Getting_a_file_is_no_metadata_call", "WholeFileTests.A_file_without_content_is_404"]),
        ("POST to unknown id creates a file", ["UploadRuleTests.An_unknown_id_creates_a_file_that_no_import_reads"]),
        ("download chunks of a configurable size that **cut rows and multi-byte characters**", ["DownloadTests.Chunks_cut_rows_and_characters"]),
        ("asynchronous with observable NOT_STARTED → IN_PROGRESS (progress rises) → COMPLETE", ["TaskLifeTests.A_task_is_first_not_started", "TaskLifeTests.Then_it_is_in_progress_and_its_progress_rises", "TaskLifeTests.Then_it_is_complete_with_a_result"]),
        ("one running task per model", ["BusyModelTests.A_second_task_waits_for_its_turn"]),
        ("others queue", ["BusyModelTests.A_second_task_waits_for_its_turn"]),
        ("blocking of other calls while busy (switchable)", ["BusyModelTests.Other_calls_wait_until_the_model_is_free", "BusyModelTests.Other_calls_can_be_refused_with_409", "BusyModelTests.Other_calls_can_be_answered_at_once"]),
        ("cancel", ["TaskLifeTests.Cancelling_before_the_start_is_final_at_once", "TaskLifeTests.Cancelling_a_running_task_changes_nothing_in_the_model", "TaskLifeTests.Cancelling_too_late_leaves_the_task_complete"]),
        ("task scoping", ["TaskListTests.A_task_is_found_below_its_object_only"]),
        ("listing sorted", ["TaskListTests.The_newest_comes_first_when_asked_for"]),
        ("`result` only at the end", ["TaskLifeTests.A_task_is_first_not_started", "TaskLifeTests.Then_it_is_complete_with_a_result"]),
        ("import really parses the bytes (encoding, separator, qualifier, header, first data row, BOM, CRLF/LF, quotes, embedded line breaks)", ["RecordReaderTests.Text_becomes_records", "RecordReaderTests.Bytes_are_read_in_the_encoding_of_the_definition", "RecordReaderTests.Buffer_borders_do_not_matter", "ModuleMappingTests.Rows_above_the_header_and_above_the_first_data_row_are_skipped"]),
        ("and applies them to lists/modules", ["ListImportTests.Rows_create_items_with_parents_properties_and_subsets", "ModuleImportTests.Columns_fill_line_items_of_every_format"]),
        ("counts", ["ListImportTests.Counts_are_told_in_words_and_in_values"]),
        ("details", ["ModuleImportTests.Each_line_item_has_a_detail"]),
        ("`values` pairs in shuffled order", ["ListImportTests.Keys_of_values_are_not_in_the_documented_order"]),
        ("failed rows produce the dump in the layout of §6.5", ["ListImportTests.Rows_with_problems_go_to_the_dump_with_as_many_error_columns_as_the_worst_row_needs", "DumpTests.Rejected_rows_are_in_the_dump"]),
        ("chunked ≤ 10 MB (small in tests)", ["DumpTests.The_dump_comes_in_chunks_that_cut_rows"]),
        ("latest per user and import only", ["DumpTests.Only_the_latest_dump_is_kept", "DumpTests.Runs_of_another_user_do_not_touch_a_dump"]),
        ("gone after a clean run", ["DumpTests.A_later_run_without_errors_removes_the_dump"]),
        ("`successful=true` with dump", ["ImportTaskTests.Rejected_rows_leave_the_run_successful_with_a_dump"]),
        ("`successful=false` kinds: missing file", ["TaskStartTests.An_import_without_content_is_started_and_fails"]),
        ("missing column", ["ListImportTests.A_missing_mapped_column_fails_the_import"]),
        ("not authorised", ["ModuleMappingTests.A_reader_of_the_model_may_not_load", "ModuleMappingTests.An_action_hidden_by_the_role_is_not_run"]),
        ("cancelled", ["ListImportTests.Cancelling_rolls_the_import_back"]),
        ("processes: ordered nested results", ["ProcessTaskTests.A_process_has_a_result_for_each_action_in_order"]),
        ("dumps per nested object", ["ProcessTaskTests.The_dump_is_found_by_the_nested_object"]),
        ("no rollback", ["ProcessTests.A_failed_action_stops_the_rest_and_nothing_is_rolled_back"]),
        ("stop-on-failure switch", ["ProcessTaskTests.It_stops_at_the_first_action_that_fails", "ProcessTaskTests.It_can_go_on_after_an_action_that_fails"]),
        ("exports inside processes write their 116 file", ["ProcessTaskTests.An_export_inside_writes_its_file"]),
        ("prompted imports: reject/accept `mappingParameters`", ["ModuleMappingTests.A_prompted_member_comes_with_the_run", "ModuleMappingTests.A_prompt_that_is_not_answered_well_fails_the_import", "ProcessTests.A_mapping_parameter_nobody_asks_for_is_refused", "TaskStartTests.Malformed_mapping_parameters_are_400"]),
        ("export writes CSV/TXT in the layouts of §7 under the export id", ["TabularExportTests.Multi_column_has_a_column_for_each_dimension_and_each_line_item", "TabularExportTests.Single_column_has_one_value_a_line_in_the_order_pages_columns_rows", "GridExportTests.A_current_page_has_its_page_line_a_line_of_columns_and_the_rows", "GridExportTests.All_pages_follow_one_another", "ExportFormatTests.Plain_text_is_tab_separated", "ExportTaskTests.An_export_writes_the_file_of_its_id"]),
        ("metadata arrays may disagree with columnCount (switchable)", ["ExportMetadataTests.Arrays_may_be_shorter_than_the_number_of_columns"]),
        ("names ending in `.xls` with text content", ["ActionListTests.An_export_tells_its_format_whatever_its_name_says"]),
        ("list add/update/delete tables of §3.8", ["ListAdditionTests.An_entry_that_does_not_fit_fails", "ListAdditionTests.A_numbered_list_makes_its_names_itself", "ListUpdateTests.Name_and_code_change", "ListUpdateTests.An_item_without_code_gets_one", "ListUpdateTests.An_entry_that_does_not_fit_changes_nothing", "ListDeletionTests.Items_go_by_id_and_what_fails_is_told"]),
        ("incl. both delete answer shapes (switchable)", ["ListDeletionTests.A_partial_deletion_can_be_answered_as_documented"]),
        ("100,000 limit", ["ListChangeRefusalTests.A_request_has_at_most_100_000_items"]),
        ("425 for deployed", ["ListChangeRefusalTests.In_a_deployed_model_only_production_lists_change"]),
        ("cell write by id and by name/code", ["CellWriteTests.Cells_are_written_by_id_and_by_name_or_code"]),
        ("partial failures", ["CellWriteTests.Some_cells_may_fail_and_the_others_are_written"]),
        ("calculated cells", ["CellWriteTests.Some_cells_may_fail_and_the_others_are_written"]),
        ("100,000 / 15 MB limits", ["CellWriteTests.A_request_has_at_most_100_000_cells", "CellWriteTests.A_request_has_at_most_15_million_bytes"]),
        ("view metadata", ["ViewTests.A_view_tells_its_axes"]),
        ("data CSV + JSON", ["ViewDataTests.A_grid_begins_with_its_page_and_repeats_names", "ViewDataTests.Json_has_texts_and_no_frame"]),
        ("page selectors", ["ViewDataTests.A_page_is_selected"]),
        ("1,000,000 cell limit", ["LargeViewTests.More_than_a_million_cells_are_400_and_no_partial_answer"]),
        ("read requests with pages available while running", ["ReadRequestTests.Pages_come_while_it_runs"]),
        ("failure mode", ["ReadRequestTests.A_read_may_fail"]),
        ("expiry", ["ReadRequestTests.A_request_nobody_uses_vanishes_after_half_an_hour"]),
        ("DELETE", ["ReadRequestTests.Deleting_cancels_or_frees"]),
        ("numeric viewId", ["ReadRequestTests.A_view_is_read_in_pages"]),
        ("dimension items rules (Time 400)", ["DimensionTests.Lists_subsets_and_users_have_items", "DimensionTests.Time_has_no_items_at_the_model"]),
        ("lookup", ["DimensionTests.Items_are_found_by_names_and_codes"]),
        ("states archived 422", ["ModelTests.A_model_that_is_not_in_use_refuses_calls_with_a_status_of_its_own"]),
        ("locked 423", ["ModelTests.A_model_that_is_not_in_use_refuses_calls_with_a_status_of_its_own"]),
        ("offline 424", ["ModelTests.A_model_that_is_not_in_use_refuses_calls_with_a_status_of_its_own"]),
        ("deployed 425", ["ListChangeRefusalTests.In_a_deployed_model_only_production_lists_change"]),
        ("closed (first call slow)", ["ModelStatusTests.The_first_call_to_a_closed_model_waits_for_it"]),
        ("status in both shapes", ["ModelStatusTests.Status_by_get_has_no_frame", "ModelStatusTests.Status_by_post_has_a_frame"]),
        ("NO ACCESS → 404 masking", ["ModelTests.No_access_looks_like_a_wrong_id"]),
        ("users with and without roles", ["PeopleTests.A_tenant_administrator_sees_who_administrates_a_workspace", "PeopleTests.Without_the_role_it_is_500"]),
        ("selective access on exports", ["SelectiveAccessTests.Two_users_get_different_files_from_the_same_export"]),
        ("every fault above is scriptable per route and count", ["FaultScriptTests.Every_kind_of_line_is_understood", "FaultScriptTests.A_line_meets_the_calls_it_names"]),
        ("and every request is recorded (method, path, headers, body length, inflated length, concurrency) so tests can assert *how* a client behaved (parallelism, no duplicate task start, poll interval, token reuse)", ["RecordingTests.A_request_is_recorded_with_what_it_was_about", "RecordingTests.Calls_at_the_same_time_are_counted", "RecordingTests.Start_and_end_are_by_the_simulators_clock", "ChunkBodyTests.Lengths_of_a_compressed_chunk_are_recorded", "TokenTests.A_request_is_recorded_with_the_id_of_its_token_and_not_its_value"]),
    ];

    private static IEnumerable<string> Lines()
    {
        var reference = Repository.Path("..", "shared", "reference", "anaplan-api.md");
        return File.Exists(reference) ? LinesOf(File.ReadAllText(reference)) : ["(the API reference is missing)"];
    }

    [TestCaseSource(nameof(Lines))]
    public void Every_word_of_a_line_is_claimed(string line)
    {
        if (line.StartsWith('('))
            Assert.Ignore("The API reference is not here. It is looked for in ../shared/reference beside the repository.");

        var unclaimed = new StringBuilder(line);
        foreach (var (words, _) in Claims.OrderByDescending(claim => claim.Words.Length))
            unclaimed.Replace(words, "");

        Assert.That(unclaimed.ToString().Trim(' ', ',', ';', '.'), Has.None.Matches<char>(char.IsLetterOrDigit));
    }

    [Test]
    public void Every_test_that_is_named_is_one()
    {
        var tests = typeof(ChecklistTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttributes().Any(attribute => attribute is NUnit.Framework.Interfaces.ITestBuilder or NUnit.Framework.Interfaces.ISimpleTestBuilder))
            .Select(method => $"{method.ReflectedType!.Name}.{method.Name}");

        Assert.That(Claims.SelectMany(claim => claim.Tests).Distinct(), Is.SubsetOf(tests.ToHashSet()));
    }

    private static IEnumerable<string> LinesOf(string reference)
    {
        var section = reference.Split("\n## 12.")[1].Split("\n## ")[0];
        return section.Split(Box).Skip(1).Select(line => string.Join(' ', line.Split("\n\n")[0].Split('\n').Select(part => part.Trim())).Trim());
    }
}
