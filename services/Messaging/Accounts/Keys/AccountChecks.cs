using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Bridge.Messaging.Webhooks;
using Bridge.Messaging.WhatsApp;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bridge.Messaging.Accounts.Keys;

/// <summary>The things themselves. Each is looked at whatever the others say: all that is wrong is told at once.</summary>
sealed class AccountChecks(GraphClient graph, IHttpClientFactory clients, IOptionsMonitor<WhatsAppOptions> options, NpgsqlDataSource database, LastWebhook lastWebhook, TimeProvider clock)
{
    /// <summary>The named HttpClient that knocks at our own door from outside: follows no redirect, as Meta follows none.</summary>
    public const string ClientName = "own-webhook";

    /// <summary>A token that ends sooner is worth a word.</summary>
    static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    static readonly string[] Scopes = ["whatsapp_business_messaging", "whatsapp_business_management"];

    public async Task<IReadOnlyList<CheckedThing>> RunAsync(CancellationToken ct)
    {
        var whatsApp = options.CurrentValue;
        var (token, appId) = await TokenAsync(whatsApp, ct);
        var (numbers, problem) = await ListNumbers.ReadAsync(graph, whatsApp, ct);
        var health = numbers.Count > 0 ? await graph.CallAsync(HttpMethod.Get, $"{numbers[0].Id}?fields=health_status", null, ct) : null;
        return
        [
            await ReachableAsync(whatsApp, ct),
            token,
            await SubscribedAsync(whatsApp, appId, ct),
            .. numbers.Count > 0 ? numbers.Select(NumberOf) : [new CheckedThing("number", CheckState.Bad, "none", problem)],
            AppOf(health?.Json),
            await PaymentAsync(health?.Json, ct),
            await WebhookAsync(whatsApp, ct),
        ];
    }

    /// <summary>As Meta asks: the handshake at the address that is pasted there.</summary>
    async Task<CheckedThing> ReachableAsync(WhatsAppOptions whatsApp, CancellationToken ct)
    {
        const string name = "reachable";
        if (whatsApp.WebhookUrl is not { } url)
        {
            return new(name, CheckState.Unknown, "noAddress");
        }

        if (string.IsNullOrEmpty(whatsApp.AppSecret) || string.IsNullOrEmpty(whatsApp.VerifyToken))
        {
            return new(name, CheckState.Bad, string.IsNullOrEmpty(whatsApp.AppSecret) ? "noAppSecret" : "noVerifyToken");
        }

        var challenge = RandomNumberGenerator.GetInt32(100_000_000, int.MaxValue).ToString(CultureInfo.InvariantCulture);
        try
        {
            using var response = await clients.CreateClient(ClientName).GetAsync(
                new UriBuilder(url) { Query = $"hub.mode=subscribe&hub.challenge={challenge}&hub.verify_token={Uri.EscapeDataString(whatsApp.VerifyToken)}" }.Uri, ct);
            if (!response.IsSuccessStatusCode || await response.Content.ReadAsStringAsync(ct) != challenge)
            {
                return new(name, CheckState.Bad, "otherAnswer", ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
            }
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new(name, CheckState.Bad, "notReached");
        }

        // The stand-in is on this machine and reaches it; Meta wants a public https address.
        return whatsApp.GraphBaseUrl.IsLoopback || (url.Scheme == Uri.UriSchemeHttps && !url.IsLoopback) ? new(name, CheckState.Good, "reached") : new(name, CheckState.Bad, "onlyHere");
    }

    async Task<(CheckedThing, string? AppId)> TokenAsync(WhatsAppOptions whatsApp, CancellationToken ct)
    {
        const string name = "token";
        if (whatsApp.AccessToken is not { Length: > 0 } token)
        {
            return (new(name, CheckState.Bad, "missing"), null);
        }

        var answer = await graph.CallAsync(HttpMethod.Get, $"debug_token?input_token={Uri.EscapeDataString(token)}", null, ct);
        if (answer.Json.Object("data") is not { } data)
        {
            return (new(name, CheckState.Bad, answer.Error?.Code is null ? "notReached" : "refused", answer.Error?.Text), null);
        }

        var app = data.Text("app_id");
        var scopes = data.TryGetProperty("scopes", out var given) && given.ValueKind == JsonValueKind.Array ? given.EnumerateArray().Select(s => s.ToString()).ToHashSet() : [];
        var ends = data.Integer("expires_at") is { } seconds and > 0 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : (DateTimeOffset?)null;
        return (
            !data.Flag("is_valid") ? new(name, CheckState.Bad, "refused")
            : Scopes.Except(scopes).ToList() is { Count: > 0 } missing ? new(name, CheckState.Bad, "scopes", string.Join(", ", missing))
            : ends is null ? new(name, CheckState.Good, "endless")
            : ends - clock.GetUtcNow() < Soon ? new(name, CheckState.Attention, "endsSoon", ends.Value.ToString("O", CultureInfo.InvariantCulture))
            : new CheckedThing(name, CheckState.Good, "ends", ends.Value.ToString("O", CultureInfo.InvariantCulture)), app);
    }

    /// <summary>Where the account does not yet tell our app, it is asked to.</summary>
    async Task<CheckedThing> SubscribedAsync(WhatsAppOptions whatsApp, string? appId, CancellationToken ct)
    {
        const string name = "subscribed";
        if (whatsApp.BusinessAccountId is not { Length: > 0 } account)
        {
            return new(name, CheckState.Bad, "noAccount");
        }

        var apps = await graph.CallAsync(HttpMethod.Get, $"{account}/subscribed_apps", null, ct);
        if (apps.Error is { } unreadable)
        {
            return new(name, CheckState.Bad, "refused", unreadable.Text);
        }

        if (apps.Json.Array("data").Any(app => app.Object("whatsapp_business_api_data")?.Text("id") is { } id && (appId is null || id == appId)))
        {
            return new(name, CheckState.Good, "subscribed");
        }

        var made = await graph.CallAsync(HttpMethod.Post, $"{account}/subscribed_apps", null, ct);
        return made.Error is { } refused ? new(name, CheckState.Bad, "refused", refused.Text) : new(name, CheckState.Good, "justNow");
    }

    static CheckedThing NumberOf(NumberView number)
    {
        var shown = number.Number ?? number.Id;
        return number.Status switch
        {
            "CONNECTED" => new("number", number.Quality is "RED" ? CheckState.Attention : CheckState.Good, number.Quality is "RED" ? "lowQuality" : "connected", shown),
            null => new("number", CheckState.Unknown, "unknown", shown),
            "PENDING" or "DISCONNECTED" or "UNVERIFIED" => new("number", CheckState.Bad, "notRegistered", shown),
            var status => new("number", CheckState.Bad, "otherStatus", $"{shown}: {status}"),
        };
    }

    /// <summary>Live or in development: Meta has no field for it, its health report names the app where something is wrong.</summary>
    static CheckedThing AppOf(JsonElement? health) => Entity(health, "APP") is { } app
        ? app.Text("can_send_message") == "AVAILABLE" ? new("app", CheckState.Good, "live") : new("app", CheckState.Bad, "blocked", Errors(app))
        : new("app", CheckState.Unknown, "notTold");

    async Task<CheckedThing> PaymentAsync(JsonElement? health, CancellationToken ct)
    {
        const string name = "payment";
        await using var command = database.CreateCommand(
            """
            SELECT (SELECT count(*) FROM outgoing WHERE failure IN ('131042', '134011') AND created_at > $1)
                + (SELECT count(*) FROM message_status WHERE error_code IN (131042, 134011) AND failed_at > $1 AND rank < 2)
            """);
        command.Parameters.Add(new() { Value = clock.GetUtcNow() - TimeSpan.FromDays(7) });
        if (await command.ExecuteScalarAsync(ct) is long and > 0 and var failed)
        {
            return new(name, CheckState.Bad, "failed", failed.ToString(CultureInfo.InvariantCulture));
        }

        foreach (var kind in (string[])["BUSINESS", "WABA"])
        {
            if (Entity(health, kind) is { } entity && entity.Text("can_send_message") is not (null or "AVAILABLE"))
            {
                return new(name, CheckState.Bad, "blocked", Errors(entity));
            }
        }

        return Entity(health, "WABA") is null ? new(name, CheckState.Unknown, "notTold") : new(name, CheckState.Good, "available");
    }

    async Task<CheckedThing> WebhookAsync(WhatsAppOptions whatsApp, CancellationToken ct)
    {
        const string name = "webhook";
        if (string.IsNullOrEmpty(whatsApp.AppSecret))
        {
            return new(name, CheckState.Bad, "noAppSecret");
        }

        if (lastWebhook.At is not { } last)
        {
            // Since the start nothing has come: what customers wrote before it, and what was told of the account, is in the database.
            await using var command = database.CreateCommand("SELECT greatest((SELECT max(window_ends_at) - interval '1 day' FROM conversation), (SELECT max(at) FROM account_event))");
            if (await command.ExecuteScalarAsync(ct) is not DateTime stored)
            {
                return new(name, CheckState.Attention, "never");
            }

            last = new DateTimeOffset(stored, TimeSpan.Zero);
        }

        return new(name, CheckState.Good, "last", last.ToString("O", CultureInfo.InvariantCulture));
    }

    static JsonElement? Entity(JsonElement? health, string type)
    {
        foreach (var entity in health?.Object("health_status")?.Array("entities") ?? [])
        {
            if (entity.Text("entity_type") == type)
            {
                return entity;
            }
        }

        return null;
    }

    static string? Errors(JsonElement entity) =>
        string.Join(" ", entity.Array("errors").Select(e => $"{e.Text("error_description")} {e.Text("possible_solution")}".Trim()).Where(e => e.Length > 0)) is { Length: > 0 } text
            ? text
            : null;
}
