using Bridge.Gateway.Live;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Gateway.Tests;

public sealed class RecentChangesTests
{
    readonly FakeTimeProvider _clock = new();
    readonly RecentChanges _recent;

    public RecentChangesTests() => _recent = new RecentChanges(_clock);

    [Fact]
    public void Nothing_is_known_before_the_queues_are_there()
    {
        _recent.Add(LiveHub.Everybody, Product(1));

        Assert.Null(Since(1));
    }

    [Fact]
    public void What_changed_since_is_told_once_at_its_newest()
    {
        Begin();
        var (first, second) = (Product(1), Product(1));
        _recent.Add(LiveHub.Everybody, first);
        _clock.Advance(TimeSpan.FromSeconds(20));
        _recent.Add(LiveHub.Everybody, second);
        _recent.Add(LiveHub.Everybody, second with { Version = 2 });

        Assert.Equal([second with { Version = 2 }], Since(10)!);
        Assert.Equal([first, second with { Version = 2 }], Since(25)!);
    }

    [Fact]
    public void What_is_longer_ago_than_it_is_kept_is_not_known()
    {
        Begin();
        _recent.Add(LiveHub.Everybody, Product(1));
        _clock.Advance(TimeSpan.FromMinutes(3));
        _recent.Add(LiveHub.Everybody, Product(1));

        Assert.Null(Since(200));
        Assert.Single(Since(100)!);
    }

    [Fact]
    public void Queues_that_are_there_anew_may_have_missed_what_came_before()
    {
        Begin();
        _recent.Add(LiveHub.Everybody, Product(1));
        _clock.Advance(TimeSpan.FromSeconds(5));
        _recent.BeginAnew();
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Null(Since(7));
        Assert.Empty(Since(3)!);
    }

    [Fact]
    public void A_tab_is_told_what_its_groups_hear()
    {
        Begin();
        var open = Product(1);
        _recent.Add(LiveHub.Hr, Product(1));
        _recent.Add(LiveHub.Everybody, open);

        Assert.Equal([open], _recent.Since(TimeSpan.FromSeconds(1), group => group == LiveHub.Everybody)!);
    }

    [Fact]
    public void So_many_that_reading_all_again_is_cheaper_are_not_told_one_by_one()
    {
        Begin();
        for (var i = 0; i < 300; i++)
        {
            _recent.Add(LiveHub.Everybody, Product(1));
        }

        Assert.Null(Since(1));
    }

    /// <summary>The queues have been there for a while.</summary>
    void Begin()
    {
        _recent.BeginAnew();
        _clock.Advance(TimeSpan.FromSeconds(30));
    }

    IReadOnlyList<Changed>? Since(int seconds) => _recent.Since(TimeSpan.FromSeconds(seconds), _ => true);

    static Changed Product(long version) => new("product", Guid.CreateVersion7(), version);
}
