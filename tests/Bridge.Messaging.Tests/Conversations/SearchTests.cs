using System.Text.Json.Nodes;
using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests.Conversations;

/// <summary>Where very many match, the list is walked; where few do, they are looked up. Both ways find the same.</summary>
public sealed class SearchTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task Among_very_many_who_match_the_newest_come_first_page_by_page_and_a_single_one_is_found_too()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        const string id = "('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";
        await host.ExecuteAsync($"""
            INSERT INTO contact (id, name, created_at) SELECT {id}, CASE WHEN n = 77 THEN 'Somebody Else' ELSE 'Crowd ' || n END, now() FROM generate_series(1, 21000) n;
            INSERT INTO identity (kind, scope, value, contact_id, linked_at) SELECT 'wa_id', '', (9779800000000 + n)::text, {id}, now() FROM generate_series(1, 21000) n;
            INSERT INTO conversation (id, contact_id, phone_number_id, created_at, last_number, last_turn, last_position, version, answered_by, taken_over_at, answerer_changed_at, hand_over_item,
                audience, has_hr, unread, last_at, last_by, last_hr_only)
            SELECT {id}, {id}, '{MessagingHost.Number}', now(), 0, 0, 0, 1, 'Bot', 0, 0, 0, 'All', false, 0, timestamptz '2026-01-01' + n * interval '1 minute', 'Bot', false FROM generate_series(1, 21000) n;
            """);

        var (first, next) = await SearchAsync(host, "crowd");
        var (second, _) = await SearchAsync(host, "crowd", next);
        Assert.Equal(["Crowd 21000", "Crowd 20999"], first);
        Assert.Equal(["Crowd 20998", "Crowd 20997"], second);
        Assert.Equal(["Crowd 21000", "Crowd 20999"], (await SearchAsync(host, "+977 980")).Names);
        Assert.Equal(["Somebody Else"], (await SearchAsync(host, "body e")).Names);
        // One or two letters or digits begin a word.
        Assert.Equal(["Crowd 21000", "Crowd 20999"], (await SearchAsync(host, "cr")).Names);
        Assert.Equal(["Somebody Else"], (await SearchAsync(host, "el")).Names);
        Assert.Equal(["Crowd 21000", "Crowd 20999"], (await SearchAsync(host, "97")).Names);
        Assert.Empty((await SearchAsync(host, "ow")).Names);
        Assert.Equal(["Crowd 4321"], (await SearchAsync(host, "9779800004321")).Names);
    }

    [Fact]
    public async Task A_search_for_NUL_is_refused_by_name_and_spoils_no_connection_for_others()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        for (var round = 0; round < 4; round++)
        {
            // Each connection prepares a statement at its second use.
            var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => host.AsAsync("Agent", HttpMethod.Get, $"/conversations?search={(round == 1 ? "%00" : "Raw")}")));
            Assert.All(answers, answer => Assert.Equal(round == 1 ? 400 : 200, (int)answer.StatusCode));
            if (round == 1)
            {
                Assert.NotNull(JsonNode.Parse(await answers[0].Content.ReadAsStringAsync())!["errors"]!["search"]);
            }
        }
    }

    static async Task<(List<string> Names, string? Next)> SearchAsync(MessagingHost host, string search, string? before = null)
    {
        using var answer = await host.AsAsync("Agent", HttpMethod.Get, $"/conversations?limit=2&search={Uri.EscapeDataString(search)}{(before is null ? "" : $"&before={before}")}");
        var page = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return ([.. page["items"]!.AsArray().Select(c => c!["contact"]!["name"]!.GetValue<string>())], page["next"]?.GetValue<string>());
    }
}
