using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Steps;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine;

/// <summary>What an item of the conversation means before any step sees it: journeys.md, "At every moment".</summary>
internal static class Items
{
    /// <summary>Meta's word for a customer who has opened the chat and written nothing yet.</summary>
    private const string Opened = "request_welcome";

    public static void Take(Run run, ItemArrived arrived)
    {
        switch (arrived.Item)
        {
            case TakenOver:
                run.Record = run.Record with { Person = PersonState.Answers, PersonSince = run.Context.Now };
                return;
            case HandedBack { Softly: true }:
                run.Record = run.Record with { Person = PersonState.Silent, PersonSince = run.Context.Now };
                return;
            case HandedBack back:
                HandBack(run, back.Begin);
                return;
            case EditItem when !arrived.Late && !run.Context.Paused && run is { Pending: null, Record.Person: PersonState.None }:
                Expire(run);
                run.RefuseEdit();
                return;
            case ReactionItem or EditItem or RevokeItem or Tombstone:
                return;
            case TapItem tap when !arrived.Late && PersonsOffers.Take(run, tap):
                return;
            default:
                if (!arrived.Late && run.Record.Person != PersonState.Answers)
                {
                    if (run.Context.Paused)
                    {
                        LeaveToPeople(run, arrived);
                    }
                    else
                    {
                        Answer(run, arrived);
                    }
                }

                return;
        }
    }

    private static void HandBack(Run run, BeginAt? begin)
    {
        run.Record = run.Record with { Person = PersonState.None, PersonSince = null };
        if (run.Context.Paused)
        {
            run.CallPerson(HandOverReason.Paused, silently: true);
            return;
        }

        Expire(run);
        // A flow may have been published anew since the step was chosen: then as if none had been.
        if (begin is not null && run.Flows.Step(new Frame(begin.FlowId, begin.StepId)) is { Type: not null })
        {
            run.Start(new Frame(begin.FlowId, begin.StepId), begin.Variables);
        }
        else if (run.Session is null)
        {
            GlobalWords.Menu(run);
        }
        else if (run.Pending is null)
        {
            run.Heard();
            run.Enter();
        }
    }

    /// <summary>Nothing is said and the session stays as it is. Who has asked for a person keeps him when the pause is over.</summary>
    private static void LeaveToPeople(Run run, ItemArrived arrived)
    {
        var asked = run.Flows.Words.Meaning(Said.Of(arrived.Item).Text).Word == Word.Agent;
        if (asked || run.Record.Person is PersonState.None or PersonState.Silent)
        {
            run.CallPerson(asked ? HandOverReason.Asked : HandOverReason.Paused, silently: true);
        }
    }

    private static void Answer(Run run, ItemArrived arrived)
    {
        var item = arrived.Item;
        run.ForgetWrong();
        var said = Said.Of(item);
        run.HearLanguage(said.Text);
        var (word, language) = Silence.Choice(run, said) is { } chosen ? (chosen, null) : item is UnknownItem { Kind: Opened } ? (Word.Greeting, null) : run.Flows.Words.MeaningWithin(said.Text);
        if (word == Word.Agent)
        {
            run.CallPerson(HandOverReason.Asked);
            return;
        }

        if (word == Word.Stop)
        {
            GlobalWords.Stop(run);
            return;
        }

        if ((word is Word.OrderChange or Word.AddressChange && run.Record.Placed.Count > 0 && run.Record.Cart.IsEmpty()) || (word == Word.None && GlobalWords.ChangesPlaced(run, said.Text)))
        {
            run.CallPerson(HandOverReason.OrderChange);
            return;
        }

        // The host holds items back while an effect is in flight: this one should not be here yet.
        if (run.Pending is not null)
        {
            return;
        }

        Expire(run);
        if (run.Record.Person == PersonState.Called)
        {
            var patience = run.Record.PersonSince + run.Context.Limits.SessionIdle > run.Context.Now;
            if (patience && item is not TapItem && word is not (Word.Menu or Word.Back))
            {
                return;
            }

            run.Record = run.Record with { Person = PersonState.None, PersonSince = null };
        }

        if (run.Record.Person == PersonState.Silent)
        {
            if (word != Word.Menu && Silence.Ask(run))
            {
                return;
            }

            run.Record = run.Record with { Person = PersonState.None, PersonSince = null };
        }

        if (word == Word.Greeting && run.WordsFollow && arrived is { Referral: null, AboutProduct: null })
        {
            return;
        }

        run.Heard();
        run.KeepPhone(said.Text);
        if (word is Word.None or Word.Greeting && arrived is { AboutProduct: { } asked, Item: TextItem text })
        {
            if (!run.Knows(new GetProductByRetailerId(asked), out ProductFound? found))
            {
                return;
            }

            if (found.Product is { Visible: true } product && run.Flows.Entry("product") is { } card)
            {
                run.Close();
                run.Begin(card);
                run["product"] = product.ProductId.ToString();
                if (Wanted.Read(text.Body, run.Flows.Words) is { } wanted)
                {
                    run.Wants(wanted.Quantity);
                }

                run.Enter();
                return;
            }
        }

        switch (word)
        {
            case Word.Cancel or Word.OrderChange or Word.AddressChange:
                GlobalWords.GiveUp(run, said, word);
                break;
            case Word.Thanks:
                GlobalWords.BeThanked(run);
                break;
            case Word.None when run.Session is null && arrived.Quotes is null && run.Record.Asked.Count > 0 && run.Flows.Words.IsYes(said.Text):
                // "ok" after the last word of a flow.
                GlobalWords.BeThanked(run);
                break;
            case Word.Menu when run.TakesCancel(said):
                // "Start over" is what he is offered just now.
                run.Read(said);
                break;
            case Word.Menu:
                GlobalWords.Menu(run);
                break;
            case Word.Back:
                GlobalWords.Back(run);
                break;
            case Word.Language:
                run.Record = run.Record with { Language = language, LanguageSettled = true };
                GlobalWords.AskAgain(run);
                break;
            case Word.Greeting when arrived.Referral is null || Trigger(run, arrived) is null:
                GlobalWords.AskAgain(run);
                break;
            default:
                if (Trigger(run, arrived) is { } place)
                {
                    run.Close();
                    run.Begin(place);
                    run.Enter();
                    break;
                }

                if (arrived is not { Quotes: { } quoted, Item: TextItem } || !Taps.Quote(run, said, quoted))
                {
                    GoOn(run, said);
                }

                break;
        }
    }

    /// <summary>An advertisement or a template's button leads to its flow from anywhere; a keyword where no session waits for other words.</summary>
    private static Frame? Trigger(Run run, ItemArrived arrived) => arrived switch
    {
        { Referral: { } source } => run.Flows.Triggers.Referral(source),
        { Item: TapItem tap } when !ReplyId.TryParse(tap.ReplyId, out _) => run.Flows.Triggers.Payload(tap.ReplyId),
        { Item: TextItem text } when run.Session is null => run.Flows.Triggers.Keyword(text.Body),
        _ => null,
    };

    private static void GoOn(Run run, Said said)
    {
        if (said.Item is ContactItem { Own: true } own && Phones.Read(own.Phones, run.CallingCountry) is { } phone)
        {
            // Shared before it was asked for, or by a tap on an old request: it is no question of his, and need not be asked for any more.
            run.Record = run.Record with { Phone = phone };
            if (run.Session is null || !run.WaitsFor(said.Item))
            {
                run.SayIfThere("phone_kept");
                GlobalWords.AskAgain(run);
                return;
            }
        }

        if (said.Item is CartItem cart)
        {
            NativeCart.Take(run, cart);
        }
        else if (said.Option is not null)
        {
            Taps.Take(run, said);
        }
        else if (run.Session is not null)
        {
            run.Read(said);
        }
        else if (run.HeardPhone)
        {
            run.SayIfThere("phone_kept");
            GlobalWords.AskAgain(run);
        }
        else
        {
            run.Begin(GlobalWords.Start(run));
            if (said.Text is null)
            {
                run.Refuse(said.Item);
            }

            run.Opening = said.Text;
            run.Enter();
        }
    }

    /// <summary>A session that nobody touched for long is over, and a cart that nobody touched for longer is gone.</summary>
    public static void Expire(Run run)
    {
        if (run.Session is { } session && session.LastInputAt + run.Context.Limits.SessionIdle < run.Context.Now)
        {
            run.Trace("session_expired");
            run.Close();
        }

        if (run.Record.Cart is { } cart && cart.ChangedAt + run.Context.Limits.CartLife < run.Context.Now)
        {
            run.Empty();
        }
    }
}
