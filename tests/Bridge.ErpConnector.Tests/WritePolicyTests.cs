using Bridge.ErpConnector.Writes;

namespace Bridge.ErpConnector.Tests;

/// <summary>When something is told as done, not done or open, and when it is sent again.</summary>
public sealed class WritePolicyTests
{
    private static readonly WritePolicy Policy = new(new ErpOptions { GiveUpAfter = TimeSpan.FromMinutes(2) });

    [Theory]
    // Nothing can have been done: the ERP is tried for a moment, then told as away, and the key may be used again.
    [InlineData("NotSent", null, false, 1, 0, true, "Again")]
    [InlineData("NotSent", null, false, 3, 0, true, "Unavailable")]
    [InlineData("NotSent", null, false, 3, 0, false, "Unavailable")]
    [InlineData("NotConfigured", null, false, 1, 0, true, "Unavailable")]
    // An earlier try may have been done: that this one was not does not make it undone.
    [InlineData("NotSent", null, true, 9, 30, true, "Again, may be done")]
    [InlineData("NotSent", null, true, 9, 130, true, "Unknown")]
    [InlineData("NotSent", null, true, 2, 1, false, "Unknown")]
    [InlineData("NotConfigured", null, true, 2, 1, true, "Again, may be done")]
    // It may have been done: sent again only where a repetition is told from a second order.
    [InlineData("Open", null, false, 1, 0, true, "Again, may be done")]
    [InlineData("Open", 502, false, 1, 0, false, "Unknown")]
    [InlineData("Open", 500, true, 7, 130, true, "Unknown")]
    // A log-in page in place of an answer passes, however often it came.
    [InlineData("Violation", 200, false, 1, 0, true, "Again, may be done")]
    [InlineData("Violation", 200, false, 9, 5, true, "Again, may be done")]
    [InlineData("Violation", 200, false, 9, 130, true, "Unknown")]
    [InlineData("Violation", 200, false, 1, 0, false, "Unknown")]
    // The ERP's word is final, but "conflict" while an earlier try may still be at work is not its word on the order.
    [InlineData("Ok", 200, true, 5, 300, true, "Ok")]
    [InlineData("Rejected", 422, false, 1, 0, true, "Rejected")]
    [InlineData("Rejected", 422, true, 2, 1, true, "Rejected")]
    [InlineData("Rejected", 409, false, 1, 0, true, "Rejected")]
    [InlineData("Rejected", 409, true, 2, 1, true, "Again, may be done")]
    public void Decides(string outcome, int? status, bool mayBeDone, int tries, int ageSeconds, bool mayRepeat, string expected)
    {
        var attempt = new Attempt(Enum.Parse<CallOutcome>(outcome)) { Status = status };

        var verdict = Policy.Decide(attempt, new WriteState(mayBeDone, tries, TimeSpan.FromSeconds(ageSeconds)), mayRepeat);

        Assert.Equal(expected, verdict switch
        {
            Verdict.Settle settle => settle.Outcome.ToString(),
            Verdict.Again again => again.MayBeDone ? "Again, may be done" : "Again",
            _ => "?",
        });
    }

    [Fact]
    public void An_ERP_that_asks_for_a_long_pause_is_told_as_away_at_once()
    {
        var attempt = new Attempt(CallOutcome.NotSent) { RetryAfter = TimeSpan.FromSeconds(5) };

        Assert.Equal(new Verdict.Settle(ErpOutcome.Unavailable), Policy.Decide(attempt, new WriteState(false, 1, default), mayRepeat: true));
    }

    [Fact]
    public void A_pause_is_never_shorter_than_the_ERP_asks_for()
    {
        var attempt = new Attempt(CallOutcome.NotSent) { RetryAfter = TimeSpan.FromSeconds(2) };

        var again = Assert.IsType<Verdict.Again>(Policy.Decide(attempt, new WriteState(false, 1, default), mayRepeat: true));

        Assert.True(again.Pause >= TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void What_may_be_done_is_given_to_a_person_in_time_however_long_a_pause_the_ERP_asks_for()
    {
        var attempt = new Attempt(CallOutcome.Open) { RetryAfter = TimeSpan.FromDays(1) };

        var again = Assert.IsType<Verdict.Again>(Policy.Decide(attempt, new WriteState(true, 3, TimeSpan.FromSeconds(30)), mayRepeat: true));

        Assert.Equal(TimeSpan.FromSeconds(90), again.Pause);
    }

    [Theory]
    [InlineData(Idempotency.Keys, false, false, true)]
    [InlineData(Idempotency.Lookup, false, false, false)]
    [InlineData(Idempotency.Lookup, false, true, true)]
    [InlineData(Idempotency.Lookup, true, false, true)]
    [InlineData(Idempotency.Neither, true, true, false)]
    public void What_may_have_been_done_is_sent_again_where_the_profile_makes_it_safe(Idempotency idempotency, bool repeatable, bool looksUp, bool expected) =>
        Assert.Equal(expected, WritePolicy.MayRepeat(idempotency, repeatable, looksUp));
}
