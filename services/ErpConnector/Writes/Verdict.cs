using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Calling;
using Bridge.ErpConnector.Profile;

namespace Bridge.ErpConnector.Writes;

/// <summary>What is to be done after a try of a write: tell an outcome, or try again.</summary>
internal abstract record Verdict
{
    public sealed record Settle(ErpOutcome Outcome) : Verdict;

    public sealed record Again(TimeSpan Pause, bool MayBeDone) : Verdict;
}

/// <summary>What is known when a try has ended.</summary>
/// <param name="MayBeDone">Some earlier try may have reached the ERP.</param>
/// <param name="Tries">This one included.</param>
/// <param name="Age">Since the intent was recorded, or asked for anew.</param>
/// <param name="MaxTries">The customer waits: an ERP that is away is told as such after so many tries, by default within some two seconds.</param>
internal sealed record WriteState(bool MayBeDone, int Tries, TimeSpan Age, int MaxTries = ErpEndpoint.UsualTries);

/// <summary>
/// The rule that no order is made twice, in one place and without a clock or a network. Not done is said only of what provably was not done; what may be
/// done is sent again only where the ERP can tell a repetition.
/// </summary>
internal sealed class WritePolicy(ErpOptions options)
{
    /// <summary>What may have been done can be sent again, because the ERP or Bridge can tell a repetition from a second order.</summary>
    public static bool MayRepeat(Idempotency idempotency, bool repeatable, bool looksUp) => idempotency switch
    {
        Idempotency.Keys => true,
        Idempotency.Lookup => repeatable || looksUp,
        _ => false,
    };

    /// <param name="mayRepeat"><see cref="MayRepeat"/>.</param>
    public Verdict Decide(Attempt attempt, WriteState state, bool mayRepeat)
    {
        switch (attempt.Outcome)
        {
            case CallOutcome.Ok:
                return new Verdict.Settle(ErpOutcome.Ok);
            // While an earlier try may still be at work, "conflict" says that it is, not that the order is refused.
            case CallOutcome.Rejected when !(state.MayBeDone && attempt.Status == 409):
                return new Verdict.Settle(ErpOutcome.Rejected);
            case CallOutcome.NotSent or CallOutcome.NotConfigured when !state.MayBeDone:
                return attempt.Outcome == CallOutcome.NotConfigured || state.Tries >= state.MaxTries || attempt.RetryAfter > Backoff.WorthWaiting
                    ? new Verdict.Settle(ErpOutcome.Unavailable)
                    : Again(attempt, state, mayBeDone: false);
            default:
                // A log-in page in place of an answer passes as an outage does: how often it came says nothing.
                return state.Age >= options.GiveUpAfter || !mayRepeat ? new Verdict.Settle(ErpOutcome.Unknown) : Again(attempt, state, mayBeDone: true);
        }
    }

    private Verdict.Again Again(Attempt attempt, WriteState state, bool mayBeDone)
    {
        var pause = Backoff.Jittered(options.Backoff, state.Tries, attempt.RetryAfter);
        var left = options.GiveUpAfter - state.Age;
        // An ERP that asks for a day does not put off by a day that a person hears of it.
        return new(mayBeDone && pause > left ? left : pause, mayBeDone);
    }
}
