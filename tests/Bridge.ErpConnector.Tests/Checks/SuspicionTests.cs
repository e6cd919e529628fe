using Bridge.ErpConnector.Checks;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.ErpConnector.Tests.Checks;

/// <summary>What a contract check is run for before the night.</summary>
public sealed class SuspicionTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Suspicion _suspicion;

    public SuspicionTests() => _suspicion = new(_clock);

    [Fact]
    public async Task What_broke_the_contract_three_times_is_checked_at_once_and_what_did_not_answer_as_soon_as_it_does()
    {
        Fail(ErpOperation.ListJobs, CallOutcome.Violation);
        Assert.Equal([ErpOperation.ListJobs], await NextAsync());

        Fail(ErpOperation.GetPrice, CallOutcome.Open);
        Assert.Empty(await NextAsync());
        _suspicion.Heard(ErpOperation.GetPrice);
        Assert.Equal([ErpOperation.GetPrice], await NextAsync());
    }

    [Fact]
    public async Task Two_failures_are_none_and_an_answer_between_them_begins_anew()
    {
        Fail(ErpOperation.GetPrice, CallOutcome.NotSent, times: 2);
        _suspicion.Note(ErpOperation.GetPrice, CallOutcome.Ok);
        Fail(ErpOperation.GetPrice, CallOutcome.NotSent, times: 2);
        _suspicion.Note(ErpOperation.GetPrice, CallOutcome.Rejected);
        Fail(ErpOperation.GetPrice, CallOutcome.NotConfigured);
        _suspicion.Heard(ErpOperation.GetPrice);

        Assert.Empty(await NextAsync());
    }

    [Fact]
    public async Task After_an_outage_of_everything_each_read_is_checked_once_and_together()
    {
        foreach (var operation in Enum.GetValues<ErpOperation>())
        {
            Fail(operation, CallOutcome.Open);
        }

        foreach (var operation in Enum.GetValues<ErpOperation>())
        {
            _suspicion.Heard(operation);
        }

        var suspects = await NextAsync();
        Assert.Superset(new HashSet<ErpOperation> { ErpOperation.ListProducts, ErpOperation.GetPrice, ErpOperation.GetOrderStatus, ErpOperation.ListJobs }, suspects.ToHashSet());
        Assert.DoesNotContain(ErpOperation.CreateOrder, suspects);
        Assert.Empty(await NextAsync());
    }

    [Fact]
    public async Task An_ERP_that_comes_and_goes_is_checked_every_ten_minutes_at_most()
    {
        var checks = 0;
        for (var outage = 0; outage < 40; outage++)
        {
            Fail(ErpOperation.GetPrice, CallOutcome.Open);
            _suspicion.Heard(ErpOperation.GetPrice);
            checks += (await NextAsync()).Count;
            _clock.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(2, checks);
    }

    private void Fail(ErpOperation operation, CallOutcome outcome, int times = 3)
    {
        for (var i = 0; i < times; i++)
        {
            _suspicion.Note(operation, outcome);
        }
    }

    /// <summary>What is to be checked now; nothing where nothing waits.</summary>
    private async Task<IReadOnlyCollection<ErpOperation>> NextAsync()
    {
        using var now = new CancellationTokenSource();
        var next = _suspicion.NextAsync(now.Token);
        if (next.IsCompleted)
        {
            return [.. await next];
        }

        await now.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        return [];
    }
}
