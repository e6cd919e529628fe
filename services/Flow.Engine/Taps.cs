using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Steps;
using Bridge.Flow.Engine.Understanding;

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

    /// <summary>
    /// His words quote a message of ours: they are an answer to the question that stood in it, as a tap on it would be. True: they are answered; else they are read where
    /// he stands now.
    /// </summary>
    public static bool Quote(Run run, Said said, string quoted)
    {
        if (!ReplyId.TryParse(quoted, out var id) || (run.Session?.Id == id.Session && run.At == id.Visit))
        {
            return false;
        }

        var old = Options.Confirmed(id.Option) is { } agreed && !IsCurrent(run, agreed, id) ? agreed : default((Guid, int)?);
        if (old is { } confirmed && run.Flows.Words.IsYes(said.Text))
        {
            // "Yes" to an order as it was: he is told what became of it, or shown it as it is now. Nothing else can be said to it any more.
            OldConfirm(run, confirmed, id);
            return true;
        }

        if (old is null && run.Record.Asked.LastOrDefault(asked => asked.Session == id.Session && asked.Visit == id.Visit) is { } question
            && question.Frames.All(frame => run.Flows.Step(frame) is { Type: not null }))
        {
            run.TurnBack(question);
            return false;
        }

        // So old that nobody knows what it asked, or settled: a number alone could mean anything, and must not be read as an answer to something else.
        if (Wanted.Alone(said.Text ?? "", run.Flows.Words) is null)
        {
            return false;
        }

        GlobalWords.AskAgain(run);
        return true;
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
