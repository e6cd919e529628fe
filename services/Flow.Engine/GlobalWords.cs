using Bridge.Contracts.Flow;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Steps;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine;

/// <summary>What the words do that mean the same at every step: "menu", "back", "stop", "cancel", thanks.</summary>
internal static class GlobalWords
{
    /// <summary>The waiting question once more; where none waits, the beginning.</summary>
    public static void AskAgain(Run run)
    {
        if (run.Session is null)
        {
            run.Begin(Start(run));
        }

        run.Enter();
    }

    /// <summary>The menu in a session of its own; the record, and so the cart, stays.</summary>
    public static void Menu(Run run)
    {
        run.Close();
        run.Begin(run.Flows.Entry("menu") ?? Start(run));
        run.Enter();
    }

    public static void Back(Run run)
    {
        if (run.Session is not null && run.Question(run.At) is { } current && run.Question(current.Back) is { } before)
        {
            // How many he wanted of what he turns away from is not said of anything else.
            _ = run.TakeWanted();
            run.Return(before);
            run.Enter();
            return;
        }

        Menu(run);
    }

    /// <summary>"cancel" leaves what he is at, and the cart is kept; of an order that is placed already a person sees to it.</summary>
    public static void GiveUp(Run run, Said said, Word word)
    {
        if (run.TakesCancel(said))
        {
            run.Read(said);
        }
        else if (word == Word.AddressChange && AddressStep.TurnsToAnother(run))
        {
            run.Enter();
        }
        else if (run.Session is null && run.Record.Placed is [.., var last] && (word != Word.Cancel || last.At + run.Context.Limits.SessionIdle > run.Context.Now))
        {
            run.CallPerson(HandOverReason.OrderChange);
        }
        else if (word != Word.Cancel && !run.Record.Cart.IsEmpty() && ((word == Word.AddressChange ? run.Flows.Entry("address") : null) ?? run.Flows.Entry("change") ?? run.Flows.Entry("cart")) is { } change)
        {
            if (run.Session is null)
            {
                run.Begin(change);
            }

            run.Jump(change);
            run.Enter();
        }
        else
        {
            Menu(run);
        }
    }

    /// <summary>"Actually make it 3", soon after the order was placed.</summary>
    public static bool ChangesPlaced(Run run, string? text) =>
        text is not null && run.Session is null && run.Record.Placed is [.., var last] && last.At + run.Context.Limits.SessionIdle > run.Context.Now && run.Record.Cart.IsEmpty()
        && Wanted.OnlyQuantity(text, run.Flows.Words) is not null;

    /// <summary>Thanks are no answer: where a question waits it is put again, unless he can but wait; else there is nothing more to say than that.</summary>
    public static void BeThanked(Run run)
    {
        if (run.Session is null && run.Record.Asked.Count > 0 && run.SayIfThere("you_are_welcome"))
        {
            return;
        }

        if (!run.Parked)
        {
            AskAgain(run);
        }
    }

    /// <summary>Ends what can be ended; an order on its way to the ERP is told when it is there.</summary>
    public static void Stop(Run run)
    {
        run.Say(run.T("stopped"));
        if (run.Pending is not { Writes: true })
        {
            run.Close();
        }
    }

    /// <summary>Who has never been asked anything is met for the first time.</summary>
    public static Frame Start(Run run) =>
        (run.Record.Asked.Count == 0 ? run.Flows.Triggers.FirstContact : null) ?? new(Flows.Main, run.Flows.MainFlow?.Entry ?? "");
}
