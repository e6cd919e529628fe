using Bridge.Flow.Counts;
using Bridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Tests;

public sealed class CountsTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task Each_step_counts_who_came_who_went_on_and_how_long_it_took()
    {
        var chat = flow.NewChat();
        await chat.SayAsync("hello");
        await chat.TurnsAsync(1);
        flow.Clock.Advance(TimeSpan.FromSeconds(40));
        await chat.SayAsync("tea");
        await chat.TurnsAsync(2);
        // Asked again is not come again; left by the menu is left without an exit.
        await chat.SayAsync("menu");
        await chat.TurnsAsync(3);
        await Eventually.TrueAsync(async () =>
        {
            flow.Clock.Advance(TimeSpan.FromSeconds(6));
            return await flow.Host.WithDatabaseAsync(db => db.StepCounts.Where(c => c.StepId == "say" && c.What == TurnCounts.Entered).SumAsync(c => c.Count)) == 3;
        }, "the counts are written");

        var counts = await (await flow.Host.ClientAsync("Viewer")).ReadAsync("/flows/main/counts");

        var say = counts["steps"]!.AsArray().Single(s => (string?)s!["stepId"] == "say")!;
        Assert.Equal((3, 1, 1, 1), ((int)say["entries"]!, (int)say["exits"]!["next"]!, (int)say["here"]!, (int)say["droppedOff"]!));
        Assert.InRange((double)say["averageSeconds"]!, 40, 60);
        Assert.Equal(1, (int)counts["steps"]!.AsArray().Single(s => (string?)s!["stepId"] == "wants_status")!["exits"]!["no"]!);
    }
}
