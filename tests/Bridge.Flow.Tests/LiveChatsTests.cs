using System.Text.Json.Nodes;

namespace Bridge.Flow.Tests;

public sealed class LiveChatsTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Theory]
    [InlineData("Keep", "You said: tea.", "kept")]
    [InlineData("Move", "New: tea.", "moved")]
    [InlineData("End", "Welcome.", "ended")]
    public async Task A_publish_keeps_moves_or_ends_the_chats_that_stand_in_the_flow(string wish, string told, string counted)
    {
        var http = await flow.Host.ClientAsync("Admin");
        await PublishAsync(http, FlowHost.Echo());
        var chat = flow.NewChat();
        await chat.SayAsync("hello");
        await chat.TurnsAsync(1);
        var before = (await http.ReadAsync("/flows/main/live"))["steps"]!.AsArray().Single(s => (string?)s!["stepId"] == "say")!;
        Assert.True((bool)before["survives"]!);

        var published = await PublishAsync(http, FlowHost.Echo().Replace("You said: {said}.", told.Contains("Welcome", StringComparison.Ordinal) ? "Welcome." : "New: {said}.", StringComparison.Ordinal), wish);
        await chat.SayAsync("tea");

        Assert.Equal(told, (await chat.TextsAsync(2))[1]);
        Assert.Equal((int)before["count"]!, (int?)published["liveChats"]![counted]);
    }

    [Fact]
    public async Task A_chat_whose_step_is_gone_is_kept_where_it_was()
    {
        var http = await flow.Host.ClientAsync("Admin");
        await PublishAsync(http, FlowHost.Echo());
        var chat = flow.NewChat();
        await chat.SayAsync("hello");
        await chat.TurnsAsync(1);

        await PublishAsync(http, FlowHost.Echo().Replace("\"say\"", "\"say_it\"", StringComparison.Ordinal), "Move");
        await chat.SayAsync("tea");

        Assert.Equal("You said: tea.", (await chat.TextsAsync(2))[1]);
    }

    static async Task<JsonObject> PublishAsync(HttpClient http, string definition, string liveChats = "Keep")
    {
        var revision = (long)(await http.ReadAsync("/flows/main"))["revision"]!;
        await http.SaveAsync("main", revision, JsonNode.Parse(definition)!);
        return await http.PostAsync("/flows/main/publish", new JsonObject { ["revision"] = revision + 1, ["liveChats"] = liveChats });
    }
}
