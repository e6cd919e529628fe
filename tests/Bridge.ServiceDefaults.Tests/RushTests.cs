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
    [InlineData((Rush.Fast / 20) - 1, Rush.Fast - 20)]
    public async Task Few_at_the_door_or_slow_to_come_hold_nothing_up(int waiting, int perSecond)
    {
        using var crowd = Come(waiting, perSecond, Rush.Look);

        Assert.Equal(All, await RoomAfterAsync(Rush.Look));
    }

    [Fact]
    public async Task A_crowd_that_only_the_fewer_half_meet_holds_nothing_up()
    {
        using var crowd = Come(Rush.Many, 2 * Rush.Fast, Rush.Look);

        Assert.Equal(All, await RoomAfterAsync(Rush.Look));
    }

    [Fact]
    public async Task A_rush_leaves_the_least_however_long_it_lasts()
    {
        await ARushAsync();
        for (var pause = 0; pause < 50; pause++)
        {
            using var crowd = Rushing(Rush.Fast, Rush.Pause);
            Assert.Equal(Rush.Least, await RoomAfterAsync(Rush.Pause));
        }
    }

    [Fact]
    public async Task A_crowd_is_a_rush_still_where_it_has_become_so_great_that_few_get_in()
    {
        await ARushAsync();
        for (var left = Rush.Memory - Rush.Pause; left > TimeSpan.Zero; left -= Rush.Pause)
        {
            using var crowd = Rushing(Rush.Fast / 5, Rush.Pause);
            Assert.Equal(Rush.Least, await RoomAfterAsync(Rush.Pause));
        }

        using var slow = Rushing(Rush.Fast / 5, Rush.Pause);
        Assert.Equal(2 * Rush.Least, await RoomAfterAsync(Rush.Pause));
    }

    [Fact]
    public async Task What_is_held_up_comes_back_after_the_pause_and_no_sooner()
    {
        await ARushAsync();
        using var calm = Come(0, Rush.Fast, Rush.Pause);

        var room = _rush.RoomAsync(All, TestContext.Current.CancellationToken).AsTask();
        _clock.Advance(Rush.Pause - TimeSpan.FromMilliseconds(1));
        Assert.False(room.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2 * Rush.Least, await room);
    }

    [Fact]
    public async Task Afterwards_more_goes_on_after_each_pause_and_ten_seconds_later_everything()
    {
        await ARushAsync();

        for (var room = 2 * Rush.Least; room <= All; room += Rush.Least)
        {
            using var calm = Come(0, Rush.Fast, Rush.Pause);
            Assert.Equal(room, await RoomAfterAsync(Rush.Pause));
        }

        Assert.Equal(All, await _rush.RoomAsync(All, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_rush_that_comes_back_is_met_like_the_first()
    {
        await ARushAsync();
        using (Come(0, Rush.Fast, Rush.Pause))
        {
            Assert.Equal(2 * Rush.Least, await RoomAfterAsync(Rush.Pause));
        }

        using (Rushing(Rush.Fast, Rush.Pause))
        {
            Assert.Equal(Rush.Least, await RoomAfterAsync(Rush.Pause));
        }

        using var calm = Come(0, Rush.Fast, Rush.Pause);
        Assert.Equal(2 * Rush.Least, await RoomAfterAsync(Rush.Pause));
    }

    [Fact]
    public async Task Where_few_come_any_more_everything_goes_on_at_once()
    {
        await ARushAsync();
        using var few = Come(0, Rush.Slow - 10, Rush.Pause);

        Assert.Equal(All, await RoomAfterAsync(Rush.Pause));
    }

    async Task ARushAsync()
    {
        using var crowd = Rushing(Rush.Fast, Rush.Look);
        Assert.Equal(Rush.Least, await RoomAfterAsync(Rush.Look));
    }

    async Task<int> RoomAfterAsync(TimeSpan time)
    {
        _clock.Advance(time);
        return await _rush.RoomAsync(All, TestContext.Current.CancellationToken);
    }

    /// <summary>So many a second that all wait until they are let go.</summary>
    Crowd Rushing(int perSecond, TimeSpan time) => Come((int)(perSecond * time.TotalSeconds), perSecond, time);

    /// <summary>So many a second for that time, of whom some wait still.</summary>
    Crowd Come(int waiting, int perSecond, TimeSpan time)
    {
        for (var left = (int)(perSecond * time.TotalSeconds) - waiting; left > 0; left--)
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
