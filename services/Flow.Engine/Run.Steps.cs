using System.Text.Json.Nodes;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Steps;

namespace Bridge.Flow.Engine;

/// <summary>From step to step, until one waits or none is left.</summary>
internal sealed partial class Run
{
    public const string QuietTimer = "quiet";

    /// <summary>The text that is said to words that fit nothing, while more may follow.</summary>
    private const string WrongName = "~wrong";

    /// <summary>The step that waits gathers what comes, until it is quiet.</summary>
    private const string GathersName = "~gathers";
    private bool gathers;

    /// <summary>The words that are being read in this turn.</summary>
    private Said? heard;

    /// <summary>Enters the step on top.</summary>
    public void Enter() => Drive(Next.Again);

    /// <summary>Whether the step that waits takes such a message.</summary>
    public bool WaitsFor(Item item) => Top is { } top && Flows.Step(top)?.Type?.Takes(item) == true;

    /// <summary>Whether "cancel" has a meaning of its own at the step that waits.</summary>
    public bool TakesCancel(Said said) => Top is { } top && Flows.Step(top) is { Type: { } type } step && type.TakesCancel(this, step, said);

    /// <summary>The customer's words go to the step that waits.</summary>
    public void Read(Said said)
    {
        if (Waiting() is not { } step)
        {
            return;
        }

        if (said is { Option: null, Text: null } && !step.Type!.Takes(said.Item))
        {
            if (said.Item is LocationItem place && step.Type is ProductPickerStep or ProductCardStep or QuantityStep && Has("cart_address"))
            {
                // Where to, before how many: it need not be asked for any more.
                Say(T("cart_address", ("address", AddressStep.Keep(this, place))));
                Drive(Next.Again);
                return;
            }

            if (Refuse(said.Item))
            {
                Drive(Next.Again);
            }

            return;
        }

        heard = said.Text is null ? null : said;
        var wrongBefore = Misunderstandings;
        var next = step.Type!.Read(this, step, said);
        Parked &= next is Next.Misunderstands or Next.Refuses;
        Drive(next);
        // What the step itself still waits for (a picture that is measured) may yet be wrong; what the next one asks the ERP says that this one has understood.
        if (Misunderstandings == wrongBefore && next is not Next.Refuses && this[WrongName] is null && (Pending is null || Current?.Id != step.Id))
        {
            Misunderstandings = 0;
        }
    }

    /// <summary>More came before it was quiet, or something that needs no such answer.</summary>
    public void ForgetWrong()
    {
        if (this[WrongName] is not null || Number(GathersName) == Visit)
        {
            this[WrongName] = null;
            Do(new CancelTimer(QuietTimer));
        }
    }

    /// <summary>It stayed quiet after words that fit nothing, or after what was gathered: now it is answered, once.</summary>
    public void AnswerQuiet()
    {
        if (this[GathersName] is not null && Number(GathersName) == Visit && Pending is null && Record.Person == PersonState.None)
        {
            this[GathersName] = null;
            this[WrongName] = null;
            Drive(Next.Again);
        }
        else if (Text(WrongName) is { } text && Pending is null && Record.Person == PersonState.None)
        {
            this[WrongName] = null;
            Drive(Next.NotUnderstood(text));
        }
    }

    public void Answer(EffectAnswer answer)
    {
        if (Waiting() is { } step)
        {
            Drive(step.Type!.Answer(this, step, answer));
        }
    }

    /// <summary>The step on top, where its flow still has it; otherwise the turn has failed.</summary>
    private Step? Waiting()
    {
        if (Top is { } top && Flows.Step(top) is { Type: not null } step)
        {
            return step;
        }

        Fail("step_missing");
        return null;
    }

    private void Drive(Next next)
    {
        while (missing is null)
        {
            if (IsTooCostly)
            {
                Fail("too_costly");
                return;
            }

            if (missingText is not null)
            {
                Fail("text_missing:" + missingText);
                return;
            }

            switch (next)
            {
                case Next.Waits:
                    return;
                case Next.Ends:
                    next = Leave("next", popped: true);
                    break;
                case Next.Leaves leaves:
                    next = Maps() ? Leave(leaves.By, popped: false) : Connects(Questions.Unmapped) ? Leave(Questions.Unmapped, popped: false) : Next.Fail("not_mapped");
                    break;
                case Next.Calls call:
                    next = Call(call);
                    break;
                case Next.Misunderstands when HeardPhone && SayIfThere("phone_kept"):
                    (heard, HeardPhone) = (null, false);
                    next = Next.Again;
                    break;
                case Next.Misunderstands when heard is not null && Mends(heard) is { } mended:
                    heard = null;
                    next = mended;
                    break;
                case Next.Misunderstands when heard is not null && MenuOption(heard, loosely: true) is { } elsewhere:
                    heard = null;
                    next = elsewhere;
                    break;
                case Next.Misunderstands wrong when heard is not null && Context.Limits.Quiet > TimeSpan.Zero:
                    this[WrongName] = wrong.Text;
                    Do(new SetTimer(QuietTimer, Context.Now + Context.Limits.Quiet));
                    return;
                case Next.Misunderstands wrong:
                    if (++Misunderstandings >= Tries)
                    {
                        if (Connects(Questions.TriesUsedUp))
                        {
                            Misunderstandings = 0;
                            next = Next.Exit(Questions.TriesUsedUp);
                            break;
                        }

                        CallPerson(HandOverReason.NotUnderstood);
                        return;
                    }

                    Say(T(wrong.Text));
                    next = Next.Again;
                    break;
                case Next.Collects when Context.Limits.Quiet > TimeSpan.Zero:
                    this[GathersName] = Visit;
                    gathers = true;
                    Do(new SetTimer(QuietTimer, Context.Now + Context.Limits.Quiet));
                    return;
                case Next.Refuses refuses:
                    Say(T(refuses.Text));
                    next = Next.Again;
                    break;
                case Next.Fails fails:
                    Fail(fails.Why);
                    return;
                default:
                    if (Waiting() is not { } step)
                    {
                        return;
                    }

                    if (++steps > Context.Limits.StepsPerTurn)
                    {
                        Fail("too_many_steps");
                        return;
                    }

                    Trace("entered");
                    next = step.Type!.Enter(this, step);
                    break;
            }

            // A step that ended the session, or put a question for the whole turn, leaves nothing to do.
            if (frames.Count == 0)
            {
                return;
            }
        }
    }

    /// <summary>Follows an exit. One that leads nowhere ends the flow, as its last step does.</summary>
    private Next Leave(string exit, bool popped)
    {
        while (true)
        {
            if (popped)
            {
                frames.RemoveAt(frames.Count - 1);
                if (frames.Count == 0)
                {
                    Close();
                    return Next.Wait;
                }
            }

            State = null;
            Trace("left", exit);
            var top = Top!;
            if (Flows.Step(top) is { } step && Target(step, exit) is { } target)
            {
                frames[^1] = top with { StepId = target };
                return Next.Again;
            }

            popped = true;
            exit = "next";
        }
    }

    private static string? Target(Step step, string exit) => step.Exits.GetValueOrDefault(exit) ?? (step.Type?.Falls(exit) == true && !Questions.Exits.Contains(exit) ? step.Exits.GetValueOrDefault("next") : null);

    private Next Call(Next.Calls call)
    {
        if (!Flows.TryGet(call.FlowId, out var flow) || (call.Entry is null ? flow.Entry : flow.Entries.GetValueOrDefault(call.Entry)) is not { } entry)
        {
            return Next.Fail("flow_missing:" + call.FlowId);
        }

        if (frames.Count >= MaxFrames)
        {
            return Next.Fail("calls_too_deep");
        }

        State = null;
        frames.Add(new Frame(flow.Id, entry));
        return Next.Again;
    }

    /// <summary>An author's mistake: a polite sentence to the customer, the step's id to the company, a person to go on with.</summary>
    private void Fail(string why)
    {
        (missingText, spent) = (null, 0);
        Note("flow_failed", ("flow", Top?.FlowId ?? ""), ("step", Top?.StepId ?? ""), ("problem", why));
        Trace("failed", why);
        Unsay();
        Say(T("failed"));
        missingText = null;
        CallPerson(HandOverReason.FlowFailed, silently: true);
        Close();
    }

    /// <summary>A person is asked for. Until one comes, taps and global words still reach the bot.</summary>
    public void CallPerson(HandOverReason reason, bool silently = false)
    {
        Do(new HandOver(reason));
        Trace("handed_over", reason.ToString());
        if (!silently)
        {
            // Who asks by a word is told as truly as who asks in the menu when there is somebody.
            Say(T(!Context.Open && FindText("handed_over_closed") is not null ? "handed_over_closed" : "handed_over"));
        }

        if (Record.Person != PersonState.Answers)
        {
            Record = Record with { Person = PersonState.Called, PersonSince = Context.Now };
        }
    }
}
