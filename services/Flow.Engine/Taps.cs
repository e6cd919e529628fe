using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Steps;

namespace Bridge.Flow.Engine;

/// <summary>Taps, new and old: nothing is ordered twice, and nothing is a dead end.</summary>
internal static class Taps
{
    public static void Take(Run run, Said said)
    {
        if (said.Item is not TapItem tap || !ReplyId.TryParse(tap.ReplyId, out var id))
        {
            GlobalWords.AskAgain(run);
            return;
        }

        if (Options.Confirmed(id.Option) is { } confirmed && !IsCurrent(run, confirmed, id))
        {
            OldConfirm(run, confirmed, id);
            return;
        }

        if (run.Session?.Id == id.Session)
        {
            Here(run, said, id);
        }
        else if (!Anew(run, said))
        {
            GlobalWords.AskAgain(run);
        }
    }

    private static void Here(Run run, Said said, ReplyId id)
    {
        var question = run.Question(id.Visit);
        if (id.Visit == run.At && question is not null)
        {
            run.Choose(question, id.Option);
            run.Read(said);
        }
        else if (question is not null && question.Chosen == id.Option && run.Question(run.At)?.Back == id.Visit && !run.Parked)
        {
            // Tapped twice: he has been answered.
            run.Enter();
        }
        else if (question is not null)
        {
            run.Return(question);
            run.Choose(question, id.Option);
            run.Read(said);
        }
        else if (!Anew(run, said))
        {
            run.Enter();
        }
    }

    /// <summary>An option that stands alone opens a session where it leads.</summary>
    private static bool Anew(Run run, Said said)
    {
        if (Options.After(said.Option, "menu") is not null && run.Flows.Entry("menu") is { } menu)
        {
            run.Close();
            run.Begin(menu);
            run.Read(said);
            return true;
        }

        if (Options.IdAfter(said.Option, "product") is { } product && run.Flows.Entry("product") is { } card)
        {
            run.Close();
            run.Begin(card);
            run["product"] = product.ToString();
            run.Enter();
            return true;
        }

        if (Options.IdAfter(said.Option, "job") is { } job && run.Flows.Entry("job") is { } position)
        {
            run.Close();
            run.Begin(position);
            run["job"] = job.ToString();
            run.Enter();
            return true;
        }

        return false;
    }

    /// <summary>The draft still stands as it was agreed to, in this session.</summary>
    private static bool IsCurrent(Run run, (Guid Draft, int Revision) confirmed, ReplyId id) =>
        run.Session?.Id == id.Session && run.Record.Cart is { } cart && cart.DraftId == confirmed.Draft && cart.Revision == confirmed.Revision
        && run.Question(id.Visit) is not null;

    private static void OldConfirm(Run run, (Guid Draft, int Revision) confirmed, ReplyId id)
    {
        if (run.Record.Placed.LastOrDefault(placed => placed.DraftId == confirmed.Draft) is { } placed)
        {
            run.Say(placed.Number is null ? run.T("order_on_its_way") : run.T("already_ordered", ("number", placed.Number)));
            return;
        }

        // The cart has changed since, or the session has ended: he sees the order as it is now.
        if (!run.Record.Cart.IsEmpty() && run.Flows.Entry("cart") is { } cart)
        {
            if (run.Session?.Id == id.Session)
            {
                run.Jump(cart);
            }
            else
            {
                run.Close();
                run.Begin(cart);
            }

            run.Enter();
            return;
        }

        GlobalWords.AskAgain(run);
    }
}
