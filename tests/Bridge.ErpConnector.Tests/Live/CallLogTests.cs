using Bridge.ErpConnector.Calls;
using Microsoft.EntityFrameworkCore;

namespace Bridge.ErpConnector.Tests.Live;

public sealed class CallLogTests(ErpWithKeys live) : IClassFixture<ErpWithKeys>
{
    [Fact]
    public async Task Old_calls_go_after_thirty_days_or_as_many_as_an_admin_says()
    {
        await using var db = live.Connector.Database();
        db.Calls.AddRange(Call(daysAgo: 31), Call(daysAgo: 29), Call(daysAgo: 8), Call(daysAgo: 6));
        await db.SaveChangesAsync();

        await Night.PassAsync(live.Connector.Services, days: 0);
        Assert.Equal("29, 8, 6", await LeftAsync());
        using var saved = await live.Connector.SendAsAsync("Admin", HttpMethod.Put, "operations/retention/calls", new { days = 7 });
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        await Night.PassAsync(live.Connector.Services, days: 0);

        Assert.Equal("6", await LeftAsync());
    }

    private static Call Call(int daysAgo) => new()
    {
        Operation = ErpOperation.GetPrice,
        At = DateTimeOffset.UtcNow.AddDays(-daysAgo),
        DurationMs = 5,
        Tries = 1,
        Outcome = CallOutcome.Ok,
        RequestId = Guid.CreateVersion7(),
    };

    /// <summary>How old those are that are still there, beside the calls of this minute.</summary>
    private async Task<string> LeftAsync()
    {
        await using var db = live.Connector.Database();
        var at = await db.Calls.OrderBy(c => c.At).Select(c => c.At).ToListAsync();
        return string.Join(", ", at.Select(a => (int)(DateTimeOffset.UtcNow - a).TotalDays).Where(days => days > 0));
    }
}
