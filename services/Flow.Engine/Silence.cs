using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Steps;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine;

/// <summary>The person who had taken over has fallen silent: the customer says whether he waits for one, or goes on with the bot.</summary>
internal static class Silence
{
    private const string Kind = "answerer";
    private const string Question = "person_silent";
    private const string Person = "go_on_with_person";
    private const string Menu = "go_on_with_menu";

    /// <summary>What he chose: by a tap at any time, by the words on a button while he is asked. What he types otherwise means what it always does.</summary>
    public static Word? Choice(Run run, Said said)
    {
        var typed = said.Option is null && run.Record.Person == PersonState.Silent && Knows(run);
        return Options.After(typed ? Offers.Match(Choices(run), said)?.Option : said.Option, Kind) switch
        {
            "person" => Word.Agent,
            "menu" => Word.Menu,
            _ => null,
        };
    }

    /// <summary>False where the main flow has no words for it, as one that was edited before there was this question: then the bot answers as ever.</summary>
    public static bool Ask(Run run)
    {
        if (!Knows(run))
        {
            return false;
        }

        run.Trace(Question);
        // The options stand alone: they need no session to come back to.
        run.Send(Offers.Buttons(run.T(Question), Choices(run), Guid.Empty, 0));
        return true;
    }

    private static bool Knows(Run run) => run.Has(Question) && run.Has(Person) && run.Has(Menu);

    private static Offer[] Choices(Run run) => [run.Offer($"{Kind}:person", Person), run.Offer($"{Kind}:menu", Menu)];
}
