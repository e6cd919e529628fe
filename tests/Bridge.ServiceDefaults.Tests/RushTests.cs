using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.ServiceDefaults.Tests;

public sealed class RushTests
{
    const int All = 200;

    readonly FakeTimeProvider _clock = new();
    readonly Rush _rush;

    public RushTests() => _rush = new(_clock, NullLogger<Rush>.Instance);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(Rush.Many - 1, 10 * Rush.Fast)]
    [InlineData((Rush.Fast / 10) - 1, Rush.Fast - 10)]
    public async Task Few_at_the_door_or_slow_to_come_hold_nothing_up(int waiting, int perSecond)
    {
        Come(waiting, perSecond);

        Assert.Equal(All, await RoomAtNextLookAsync());
    }

    [Fact]
    public async Task A_rush_leaves_the_least_however_long_it_lasts()
    {
        for (var look = 0; look < 50; look++)
        {
            using var waiting = Come(Rush.Many, Rush.Fast);
            Assert.Equal(Rush.Least, await RoomAtNextLookAsync());
        }
    }

    [Fact]
    public async Task What_is_held_up_comes_back_at_the_next_look_and_no_sooner()
    {
        await ARushAsync();

        var room = _rush.RoomAsync(All, TestContext.Current.CancellationToken).AsTask();
        _clock.Advance(Rush.Look - TimeSpan.FromMilliseconds(1));
        Assert.False(room.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(Rush.Least + 1, await room);
    }

    [Fact]
    public async Task Afterwards_more_goes_on_with_each_look_and_soon_everything()
    {
        await ARushAsync();

        var rooms = new List<int>();
        while (rooms is not [.., All])
        {
            rooms.Add(await RoomAtNextLookAsync());
            Assert.True(rooms.Count < 20, string.Join(' ', rooms));
        }

        Assert.Equal(Enumerable.Range(Rush.Least + 1, Rush.Calm - Rush.Least), rooms.Take(Rush.Calm - Rush.Least));
        Assert.Equal(rooms.Order(), rooms);
        Assert.Equal(All, await _rush.RoomAsync(All, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_rush_that_comes_back_is_met_like_the_first()
    {
        await ARushAsync();
        for (var look = 0; look < Rush.Calm + 2; look++)
        {
            await RoomAtNextLookAsync();
        }

        await ARushAsync();

        Assert.Equal(Rush.Least + 1, await RoomAtNextLookAsync());
    }

    async Task ARushAsync()
    {
        using var waiting = Come(Rush.Many, Rush.Fast);
        Assert.Equal(Rush.Least, await RoomAtNextLookAsync());
    }

    async Task<int> RoomAtNextLookAsync()
    {
        _clock.Advance(Rush.Look);
        return await _rush.RoomAsync(All, TestContext.Current.CancellationToken);
    }

    /// <summary>So many a second until the next look, of whom some still wait then.</summary>
    Crowd Come(int waiting, int perSecond)
    {
        for (var left = (perSecond / 10) - waiting; left > 0; left--)
        {
            _rush.Enter().Dispose();
        }

        return new([.. Enumerable.Range(0, waiting).Select(_ => _rush.Enter())]);
    }

    sealed record Crowd(IReadOnlyList<Rush.Waiting> Waiting) : IDisposable
    {
        public void Dispose()
        {
            foreach (var waiting in Waiting)
            {
                waiting.Dispose();
            }
        }
    }
}
