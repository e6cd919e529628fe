using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Bridge.WhatsAppSandbox.Tests;

public sealed class TemplateTests
{
    private const string Account = "102290129340398";

    private static readonly object Draft = new
    {
        name = "parcel_ready",
        language = "en",
        category = "UTILITY",
        components = new object[]
        {
            new { type = "HEADER", format = "TEXT", text = "For {{1}}", example = new { header_text = new[] { "Asha" } } },
            new { type = "BODY", text = "Hello {{1}}, your parcel {{2}} waits for you.", example = new { body_text = new[] { new[] { "Asha", "88" } } } },
            new { type = "FOOTER", text = "Bridge" },
            new { type = "BUTTONS", buttons = new object[] { new { type = "QUICK_REPLY", text = "Coming" }, new { type = "URL", text = "Track", url = "https://shop.example/{{1}}", example = new[] { "https://shop.example/8" } } } },
        },
    };

    private const string Sending = """
        {"name":"parcel_ready","language":{"code":"en"},"components":[{"type":"header","parameters":[{"type":"text","text":"Asha"}]},
        {"type":"body","parameters":[{"type":"text","text":"Asha"},{"type":"text","text":"99"}]},{"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"99"}]}]}
        """;

    [Fact]
    public async Task A_template_waits_for_its_review_whose_verdict_comes_by_webhook_and_is_sent_only_once_it_is_approved()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var id = await SubmitAsync(sandbox, Draft);
        using (var early = await sandbox.SendAsync("template", Sending))
        {
            Assert.Equal(132001, (await Sandbox.ErrorAsync(early)).GetProperty("code").GetInt32());
        }

        await ReviewAsync(sandbox, id, new { verdict = "approve" });

        var told = (await sandbox.Business.FirstAsync(webhook => webhook.Value.TryGetProperty("event", out _))).Value;
        Assert.Equal(("APPROVED", id, "NONE"), (told.GetProperty("event").GetString(), told.GetProperty("message_template_id").GetRawText(), told.GetProperty("reason").GetString()));
        var wamid = await sandbox.AcceptedAsync("template", Sending);
        var shown = await sandbox.MessageAsync("asha", wamid);
        Assert.Equal("Hello Asha, your parcel 99 waits for you.", shown.GetProperty("text").GetString());
        Assert.Equal("For Asha", shown.GetProperty("template").GetProperty("header").GetProperty("text").GetString());
        Assert.Equal("https://shop.example/99", shown.GetProperty("template").GetProperty("buttons")[1].GetProperty("url").GetString());

        var tapped = await sandbox.PlayAsync("asha", "tap", new { title = "Coming" });
        var button = (await sandbox.Business.MessageAsync(tapped.GetProperty("id").GetString()!)).Message!.Value;
        Assert.Equal(("button", "Coming"), (button.GetProperty("type").GetString(), button.GetProperty("button").GetProperty("text").GetString()));
    }

    [Fact]
    public async Task A_rejected_one_says_why_is_reviewed_again_once_changed_and_a_paused_one_is_not_sent()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var id = await SubmitAsync(sandbox, Draft);
        await ReviewAsync(sandbox, id, new { verdict = "reject", reason = "PROMOTIONAL" });
        Assert.Equal(("REJECTED", "PROMOTIONAL"), await StandingAsync(sandbox, id));

        using (var edited = await CallAsync(sandbox, HttpMethod.Post, id, new { category = "MARKETING" }))
        {
            Assert.Equal(HttpStatusCode.OK, edited.StatusCode);
        }
        Assert.Equal(("PENDING", "NONE"), await StandingAsync(sandbox, id));

        await ReviewAsync(sandbox, id, new { verdict = "pause" });
        using var paused = await sandbox.SendAsync("template", Sending);
        Assert.Equal(132015, (await Sandbox.ErrorAsync(paused)).GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Names_are_used_once_in_a_language_and_deleting_by_id_leaves_the_other_languages()
    {
        await using var sandbox = await Sandbox.StartAsync();
        using (var twice = await CallAsync(sandbox, HttpMethod.Post, $"{Account}/message_templates",
            new { name = "order_update", language = "en", category = "UTILITY", components = new[] { new { type = "BODY", text = "News." } } }))
        {
            Assert.Equal(2388024, (await Sandbox.ErrorAsync(twice)).GetProperty("error_subcode").GetInt32());
        }
        using (await CallAsync(sandbox, HttpMethod.Delete, $"{Account}/message_templates?name=order_update&hsm_id=880011223344601"))
        {
        }

        var left = await sandbox.GetGraphAsync($"/v26.0/{Account}/message_templates?name=order_update");

        Assert.Equal(["ar", "pt_BR"], left["data"]!.AsArray().Select(template => (string)template!["language"]!));
    }

    [Fact]
    public async Task The_list_comes_in_pages_and_a_cursor_that_is_none_is_refused()
    {
        await using var sandbox = await Sandbox.StartAsync();

        var first = await sandbox.GetGraphAsync($"/v26.0/{Account}/message_templates?limit=3");
        var second = await sandbox.GetGraphAsync($"/v26.0/{Account}/message_templates?limit=3&after={Uri.EscapeDataString((string)first["paging"]!["cursors"]!["after"]!)}");
        using var wrong = await CallAsync(sandbox, HttpMethod.Get, $"{Account}/message_templates?after=nonsense!");

        Assert.Equal((3, 2, true), (first["data"]!.AsArray().Count, second["data"]!.AsArray().Count, second["paging"]!["next"] is null));
        Assert.Equal(131059, (await Sandbox.ErrorAsync(wrong)).GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task The_next_page_is_more_of_what_was_asked_for()
    {
        await using var sandbox = await Sandbox.StartAsync();

        var first = await sandbox.GetGraphAsync($"/v26.0/{Account}/message_templates?limit=2&name=order_update&fields=name,language,components.limit(1)&access_token=sandbox-access-token");
        var next = new Uri((string)first["paging"]!["next"]!);
        var second = await sandbox.GetGraphAsync(next.PathAndQuery);

        Assert.Equal(["en", "ar", "pt_BR"], first["data"]!.AsArray().Concat(second["data"]!.AsArray()).Select(template => (string)template!["language"]!));
        Assert.All(second["data"]!.AsArray(), template => Assert.Equal(["name", "language", "id", "components"], template!.AsObject().Select(field => field.Key)));
        Assert.DoesNotContain("access_token", next.Query, StringComparison.Ordinal);
        Assert.Null(second["paging"]!["next"]);
    }

    [Theory]
    [InlineData("status=[\"APPROVED\",\"PENDING\"]", 5)]
    [InlineData("status=PENDING", 0)]
    [InlineData("language=[\"ar\",\"en\"]", 3)]
    [InlineData("language=[\"ar\"", 0)]
    [InlineData("category=utility", 5)]
    [InlineData("quality_score=RED", 0)]
    [InlineData("name_or_content=CONVERSATION", 1)]
    [InlineData("name_or_content=news", 1)]
    public async Task The_list_is_asked_for_by_one_value_or_several(string asked, int found)
    {
        await using var sandbox = await Sandbox.StartAsync();

        var list = await sandbox.GetGraphAsync($"/v26.0/{Account}/message_templates?{asked}");

        Assert.Equal(found, list["data"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_headers_example_is_uploaded_in_parts_and_its_handle_makes_the_template()
    {
        await using var sandbox = await Sandbox.StartAsync();
        using var begun = await CallAsync(sandbox, HttpMethod.Post, "900100200300400/uploads?file_name=a.png&file_length=10&file_type=image/png");
        var session = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;

        using (var broken = await UploadAsync(sandbox, session, 0, new byte[4]))
        {
            Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
        }
        Assert.Equal(4, (int)(await sandbox.GetGraphAsync($"/v26.0/{session}"))["file_offset"]!);
        using var whole = await UploadAsync(sandbox, session, 4, new byte[6]);
        var handle = (await whole.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("h").GetString()!;

        await SubmitAsync(sandbox, WithPicture(handle));
        using var unknown = await CallAsync(sandbox, HttpMethod.Post, $"{Account}/message_templates", WithPicture("4::other"));
        Assert.Equal(2388273, (await Sandbox.ErrorAsync(unknown)).GetProperty("error_subcode").GetInt32());
    }

    [Fact]
    public async Task An_approved_one_is_edited_once_a_day_and_a_deleted_name_rests_for_thirty_days()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var sandbox = await Sandbox.StartAsync(time);
        const string Id = "880011223344600";
        var edit = new { components = new[] { new { type = "BODY", text = "Welcome." } } };
        var again = new { name = "hello_world", language = "en_US", category = "UTILITY", edit.components };

        Assert.Null(await SubcodeAsync(HttpMethod.Post, Id, edit));
        Assert.Equal(2388039, await SubcodeAsync(HttpMethod.Post, Id, edit));
        time.Advance(TimeSpan.FromHours(25));
        Assert.Null(await SubcodeAsync(HttpMethod.Post, Id, edit));
        Assert.Null(await SubcodeAsync(HttpMethod.Delete, $"{Account}/message_templates?hsm_ids=[\"{Id}\"]", null));
        Assert.Equal(2388023, await SubcodeAsync(HttpMethod.Post, $"{Account}/message_templates", again));
        time.Advance(TimeSpan.FromDays(31));
        Assert.Null(await SubcodeAsync(HttpMethod.Post, $"{Account}/message_templates", again));

        async Task<int?> SubcodeAsync(HttpMethod method, string path, object? body)
        {
            using var response = await CallAsync(sandbox, method, path, body);
            return response.IsSuccessStatusCode ? null : (await Sandbox.ErrorAsync(response)).GetProperty("error_subcode").GetInt32();
        }
    }

    [Fact]
    public async Task A_paused_one_comes_back_after_three_hours_then_after_six_and_the_third_time_never()
    {
        var time = new ObservedTime();
        await using var sandbox = await Sandbox.StartAsync(time);
        const string Id = "880011223344600";

        foreach (var hours in (int[])[3, 6])
        {
            await ReviewAsync(sandbox, Id, new { verdict = "pause" });
            Assert.Equal("PAUSED", (await StandingAsync(sandbox, Id)).Item1);
            while (await time.NextWaitAsync() != TimeSpan.FromHours(hours))
            {
            }
            time.Advance(TimeSpan.FromHours(hours));
            await sandbox.Business.WhenAsync(all => all.Count(webhook => Event(webhook) == "APPROVED") == hours / 3);
        }
        await ReviewAsync(sandbox, Id, new { verdict = "pause" });

        Assert.Equal("DISABLED", (await StandingAsync(sandbox, Id)).Item1);
        Assert.Equal(["FIRST_PAUSE", "SECOND_PAUSE"], sandbox.Business.All.Where(webhook => Event(webhook) == "PAUSED").Select(webhook => webhook.Value.GetProperty("other_info").GetProperty("title").GetString()));

        static string? Event(Received webhook) => webhook.Value.TryGetProperty("event", out var said) ? said.GetString() : null;
    }

    [Fact]
    public async Task What_advertises_is_no_news_and_quality_and_category_are_told_when_they_change()
    {
        await using var sandbox = await Sandbox.StartAsync();
        using var made = await CallAsync(sandbox, HttpMethod.Post, $"{Account}/message_templates",
            new { name = "instant_sale", language = "pt_BR", category = "UTILITY", components = new[] { new { type = "BODY", text = "All 20 % off in our summer sale." } } });
        var template = await made.Content.ReadFromJsonAsync<JsonElement>();
        var id = template.GetProperty("id").GetString()!;

        using (await sandbox.Http.PostAsJsonAsync($"/sandbox/templates/{id}/quality", new { score = "YELLOW" }))
        {
        }
        using (await sandbox.Http.PostAsJsonAsync($"/sandbox/templates/{id}/category", new { category = "UTILITY" }))
        {
        }

        Assert.Equal("MARKETING", template.GetProperty("category").GetString());
        var quality = (await sandbox.Business.FirstAsync(webhook => webhook.Value.TryGetProperty("new_quality_score", out _))).Value;
        Assert.Equal(("UNKNOWN", "YELLOW", "pt-BR"), (quality.GetProperty("previous_quality_score").GetString(), quality.GetProperty("new_quality_score").GetString(), quality.GetProperty("message_template_language").GetString()));
        Assert.Equal("UTILITY", (await sandbox.Business.FirstAsync(webhook => webhook.Value.TryGetProperty("new_category", out _))).Value.GetProperty("new_category").GetString());
    }

    private static object WithPicture(string handle) => new
    {
        name = "with_picture",
        language = "en",
        category = "MARKETING",
        components = new object[] { new { type = "HEADER", format = "IMAGE", example = new { header_handle = new[] { handle } } }, new { type = "BODY", text = "Look." } },
    };

    private static async Task<string> SubmitAsync(Sandbox sandbox, object template)
    {
        using var response = await CallAsync(sandbox, HttpMethod.Post, $"{Account}/message_templates", template);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(response.IsSuccessStatusCode, answer.ToString());
        Assert.Equal("PENDING", answer.GetProperty("status").GetString());
        return answer.GetProperty("id").GetString()!;
    }

    private static async Task ReviewAsync(Sandbox sandbox, string id, object verdict) =>
        (await sandbox.Http.PostAsJsonAsync($"/sandbox/templates/{id}/review", verdict)).EnsureSuccessStatusCode();

    private static async Task<(string?, string?)> StandingAsync(Sandbox sandbox, string id)
    {
        var template = await sandbox.GetGraphAsync($"/v26.0/{id}");
        return ((string?)template["status"], (string?)template["rejected_reason"]);
    }

    private static Task<HttpResponseMessage> UploadAsync(Sandbox sandbox, string session, long offset, byte[] bytes)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/v26.0/{session}") { Content = new ByteArrayContent(bytes) };
        request.Headers.Authorization = new AuthenticationHeaderValue("OAuth", "sandbox-access-token");
        request.Headers.Add("file_offset", $"{offset}");
        return sandbox.Http.SendAsync(request);
    }

    private static Task<HttpResponseMessage> CallAsync(Sandbox sandbox, HttpMethod method, string path, object? body = null)
    {
        var request = new HttpRequestMessage(method, $"/v26.0/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sandbox-access-token");
        return sandbox.Http.SendAsync(request);
    }
}
