using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Testing;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.ServiceDefaults.Tests;

public sealed class DeadLettersTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>, IAsyncLifetime
{
    readonly Mood _mood = new();
    readonly Received<SendTurn> _taken = new();
    TestService _service = null!;
    HttpClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await TestService.StartAsync("receiver", await TestService.CreateDatabaseAsync(infrastructure), await infrastructure.CreateVirtualHostAsync(),
            bus => bus.Receive<MoodyConsumer, SendTurn>(), builder => builder.Services.AddSingleton(_mood).AddSingleton(_taken));
        // It trusts its own tokens, as it trusts the gateway's when deployed.
        _service.Services.GetRequiredService<IConfiguration>()["ServiceIdentity:Trusted:receiver"] = _service.Address.ToString();
        _admin = await AsAsync(Roles.Admin);
    }

    [Fact]
    public async Task A_dead_letter_is_found_read_and_replayed()
    {
        await DieAsync(7);

        var letter = Assert.Single(await ListAsync());
        Assert.Equal("Received", letter.GetProperty("kind").GetString());
        Assert.Equal("receiver-send-turn", letter.GetProperty("queue").GetString());
        Assert.Equal(nameof(InvalidTimeZoneException), letter.GetProperty("reason").GetString());
        var detail = await _admin.GetFromJsonAsync<JsonElement>(Path(letter));
        Assert.Equal(7, detail.GetProperty("message").GetProperty("turn").GetInt64());
        Assert.Equal(1, (await _admin.GetFromJsonAsync<JsonElement>("/operations/backlog")).GetProperty("deadLetters").GetInt64());

        _mood.Good = true;
        using var replayed = await _admin.PostAsync(new Uri(Path(letter) + "/replay", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.NoContent, replayed.StatusCode);
        Assert.Equal(7, Assert.Single(await _taken.AtLeastAsync(1)).Turn);
        Assert.Empty(await ListAsync());
        using var twice = await _admin.PostAsync(new Uri(Path(letter) + "/replay", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.NotFound, twice.StatusCode);
    }

    [Fact]
    public async Task What_fails_again_stands_in_the_list_again_and_all_are_replayed_at_once()
    {
        await DieAsync(1, 2);

        using var inVain = await _admin.PostAsync(new Uri("/operations/dead-letters/replay", UriKind.Relative), null);
        Assert.Equal(2, (await inVain.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("replayed").GetInt32());
        await Eventually.TrueAsync(async () => (await ListAsync()).Count == 2, "they have died again");

        _mood.Good = true;
        using var again = await _admin.PostAsync(new Uri("/operations/dead-letters/replay", UriKind.Relative), null);
        Assert.Equal([1, 2], (await _taken.AtLeastAsync(2)).Select(t => t.Turn).Order());
    }

    [Fact]
    public async Task A_letter_that_could_not_be_sent_goes_back_to_the_outbox_or_is_discarded()
    {
        await _service.ScalarAsync<long>("""
            WITH made AS (INSERT INTO outbox_dead (id, message_id, type, mandatory, body, created_at, died_at, reason)
                SELECT n, gen_random_uuid(), 'Bridge.Contracts.Gone', true, '{"a": 1}', now(), now() - n * interval '1 minute', 'JsonException' FROM generate_series(1, 2) n RETURNING 1)
            SELECT count(*) FROM made
            """);
        var letters = await ListAsync();
        Assert.Equal(["1", "2"], letters.Select(l => l.GetProperty("id").GetString()));
        var page = await _admin.GetFromJsonAsync<JsonElement>("/operations/dead-letters?limit=1");
        var rest = await _admin.GetFromJsonAsync<JsonElement>($"/operations/dead-letters?limit=1&before={Uri.EscapeDataString(page.GetProperty("next").GetString()!)}");
        Assert.Equal("2", Assert.Single(rest.GetProperty("items").EnumerateArray()).GetProperty("id").GetString());

        using var discarded = await _admin.DeleteAsync(new Uri(Path(letters[0]), UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, discarded.StatusCode);
        using var replayed = await _admin.PostAsync(new Uri(Path(letters[1]) + "/replay", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.NoContent, replayed.StatusCode);

        Assert.Empty(await ListAsync());
        await Eventually.TrueAsync(async () => await _service.ScalarAsync<long>("SELECT count(*) FROM outbox WHERE type = 'Bridge.Contracts.Gone' AND attempts > 0") == 1, "the relay tries it again");
    }

    [Fact]
    public async Task Only_admins_read_and_replay()
    {
        using var sales = await AsAsync(Roles.Sales);

        using var response = await sales.GetAsync(new Uri("/operations/dead-letters", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    async Task DieAsync(params long[] turns)
    {
        await _service.CommitAsync(db =>
        {
            foreach (var turn in turns)
            {
                db.Send("receiver-send-turn", new SendTurn { ConversationId = Guid.CreateVersion7(), Turn = turn, AnswersItem = turn, Audience = Audience.All, Messages = [] });
            }
        });
        await Eventually.TrueAsync(async () => (await ListAsync()).Count == turns.Length, "they are among the dead");
    }

    async Task<IReadOnlyList<JsonElement>> ListAsync() =>
        [.. (await _admin.GetFromJsonAsync<JsonElement>("/operations/dead-letters")).GetProperty("items").EnumerateArray()];

    static string Path(JsonElement letter) => $"/operations/dead-letters/{letter.GetProperty("kind").GetString()}/{letter.GetProperty("id").GetString()}";

    async Task<HttpClient> AsAsync(string role)
    {
        var token = await _service.Services.GetRequiredService<ServiceTokens>().ForUserAsync("receiver", Guid.CreateVersion7().ToString(), [role], CancellationToken.None);
        return new HttpClient { BaseAddress = _service.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
    }

    public async ValueTask DisposeAsync()
    {
        _admin.Dispose();
        await _service.DisposeAsync();
    }

    public sealed class Mood
    {
        public bool Good { get; set; }
    }

    public sealed class MoodyConsumer(Mood mood, Received<SendTurn> taken) : IConsumer<SendTurn>
    {
        public Task Consume(ConsumeContext<SendTurn> context)
        {
            if (!mood.Good)
            {
                throw new InvalidTimeZoneException("not in the mood");
            }

            taken.Add(context.Message);
            return Task.CompletedTask;
        }
    }
}
