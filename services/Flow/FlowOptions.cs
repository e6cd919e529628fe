using System.ComponentModel.DataAnnotations;
using Bridge.Contracts.Catalog;

namespace Bridge.Flow;

/// <summary>Configuration section <c>Flow</c>.</summary>
public sealed record FlowOptions
{
    /// <summary>Languages of the bot; the first is the default.</summary>
    [MinLength(1)]
    public string[] Languages { get; set; } = [];

    [MinLength(1)]
    public PaymentMethod[] PaymentMethods { get; set; } = [];

    /// <summary>How long an item may be missing before its owner is asked for it.</summary>
    public TimeSpan GapPatience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an owner is given to answer before he is asked once more.</summary>
    public TimeSpan GapRepeat { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Between two parked sessions that go on once the ERP answers again: it has just come back.</summary>
    public TimeSpan ResumePace { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>So long after his last word a customer with a full cart is reminded of it, once; null: never. Inside WhatsApp's window.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "23:00:00")]
    public TimeSpan? RemindAfter { get; set; }

    /// <summary>How often what has come due is looked for: the precision of timers.</summary>
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a turn's words are kept to be sent again; longer than Meta repeats anything.</summary>
    public TimeSpan TurnRetention { get; set; } = TimeSpan.FromDays(8);

    /// <summary>Not as initial values: the binder would add what is configured to them.</summary>
    public void Complete()
    {
        Languages = Languages is [] ? ["en", "ar", "pt-BR", "ne"] : Languages;
        PaymentMethods = PaymentMethods is [] ? [PaymentMethod.Cash] : PaymentMethods;
    }
}
