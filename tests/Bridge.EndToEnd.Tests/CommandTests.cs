using System.Text.Json;
using Xunit;

namespace Bridge.EndToEnd.Tests;

/// <summary>What an operator does from the dashboard.</summary>
public sealed class CommandTests(BridgeStack stack)
{
    [Fact]
    public async Task Every_command_of_the_dashboard_works()
    {
        var commands = stack.Commands.ToList();
        // The names by which people know them.
        Assert.Superset(
            new HashSet<string> { "Sync the catalogue", "Sync the jobs", "Run the contract check", "Replay dead letters", "Reconcile", "Pause the bot", "Let the bot answer", "Seed the demo" },
            commands.Select(c => c.Command.DisplayName).ToHashSet());
        foreach (var (resource, command) in commands)
        {
            var result = await stack.ExecuteAsync(resource, command.Name);
            Assert.True(result.Success, $"{command.DisplayName} of {resource.Name}: {result.Message}");
        }
    }

    [Fact]
    public async Task The_customers_of_the_demo_order_apply_and_ask_for_a_person()
    {
        var console = await Console.SignInAsync(stack);
        var (resource, command) = stack.Commands.Single(c => c.Command.DisplayName == "Seed the demo");

        var result = await stack.ExecuteAsync(resource, command.Name);

        Assert.True(result.Success, result.Message);
        Assert.NotEmpty((await console.GetAsync("/api/catalog/orders?search=Chloe%20Adams")).GetProperty("items").EnumerateArray());
        Assert.NotEmpty((await console.GetAsync("/api/hr/applications?search=Emma%20Hughes")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task The_bot_is_paused_from_the_dashboard_and_goes_on_from_there()
    {
        var console = await Console.SignInAsync(stack);
        foreach (var (title, paused) in new[] { ("Pause the bot", true), ("Let the bot answer", false) })
        {
            var (resource, command) = stack.Commands.Single(c => c.Command.DisplayName == title);
            Assert.True((await stack.ExecuteAsync(resource, command.Name)).Success);
            Assert.Equal(paused, (await console.GetAsync("/api/flow/bot")).GetProperty("pausedSince").ValueKind != JsonValueKind.Null);
        }
    }

    [Fact]
    public async Task The_health_of_the_whole_is_seen_by_admins_and_by_no_probe_from_outside()
    {
        var console = await Console.SignInAsync(stack);
        List<(string? Kind, string? State, string Text)> readings = [];
        // Servers that a drill has killed before are back in their own time.
        await Eventually.TrueAsync("every service has said how it is, and is well", async () =>
        {
            var services = (await console.GetAsync("/api/gateway/health")).GetProperty("services").EnumerateArray().ToList();
            readings = [.. services.SelectMany(s => s.GetProperty("readings").EnumerateArray()).Select(r => (r.GetProperty("kind").GetString(), r.GetProperty("state").GetString(), r.ToString()))];
            return services.All(s => s.GetProperty("readings").GetArrayLength() > 0)
                && readings.All(r => r.Kind is not ("database" or "broker" or "queue" or "number" or "whatsapp") || r.State == "good");
        }, state: () => string.Join('\n', readings.Where(r => r.State != "good").Select(r => r.Text)));
        Assert.All(["database", "broker", "queue", "outbox", "deadLetters", "number", "whatsapp", "webhook", "erp", "bot"], kind => Assert.Contains(readings, r => r.Kind == kind));

        using var probe = await stack.Gateway.GetAsync("/health");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, probe.StatusCode);
    }
}
