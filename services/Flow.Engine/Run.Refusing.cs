using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Steps;

namespace Bridge.Flow.Engine;

/// <summary>What a step does not take is no wrong try, and a person sees it.</summary>
internal sealed partial class Run
{
    /// <summary>The visit of the question that stands since a picture or a voice note was not taken.</summary>
    private const string RefusedName = "~refused";

    /// <summary>The same, since a change of an earlier message was not read.</summary>
    private const string RefusedEditName = "~edited";

    /// <summary>In seconds: several pictures are one wish, and one answer is enough for them.</summary>
    private const int AlbumGoesOnFor = 60;

    /// <summary>WhatsApp lets a message be changed for so long.</summary>
    private const int MinutesToEdit = 15;

    /// <summary>
    /// A voice note, picture or sticker where none is taken is never a wrong try: one sentence, and the chat is marked for a person. A document that is asked for later is kept till
    /// then. False: he has just been told.
    /// </summary>
    /// <param name="text">What is taken here instead.</param>
    public bool Refuse(Item item, string text = "not_taken")
    {
        if (item is MediaItem { Kind: MediaKind.Document } document && AskStep.KeepsForLater(this, document))
        {
            SayIfThere("file_kept");
            return true;
        }

        var told = item is MediaItem && At > 0 && Number(RefusedName) == At && Session!.LastInputAt.AddSeconds(AlbumGoesOnFor) > Context.Now;
        if (item is MediaItem or UnknownItem or FormItem)
        {
            Do(new HandOver(HandOverReason.Media));
            Note("media_not_taken", ("kind", KindOf(item)));
        }

        if (!told)
        {
            // The question that is put again is the next.
            this[RefusedName] = item is MediaItem ? Visit + 1 : null;
            Say(T(item is MediaItem or UnknownItem or FormItem ? text : "not_here"));
        }

        return !told;
    }

    /// <summary>What he has changed in a message is not read again, and he may believe that it was: said once at a question, and only where something is under way.</summary>
    public void RefuseEdit()
    {
        // Soon after his order was placed he may believe that it is another one now.
        if (Session is null && Record.Placed is [.., var last] && last.At.AddMinutes(MinutesToEdit) > Context.Now && SayIfThere("edit_not_read"))
        {
            return;
        }

        if (Session is null || Number(RefusedEditName) == At || (Top == Flows.Entry("menu") && Record.Cart.IsEmpty()) || !Has("edit_not_read"))
        {
            return;
        }

        ForgetWrong();
        // The question that is put again is the next.
        this[RefusedEditName] = Visit + 1;
        Say(T("edit_not_read"));
        Drive(Next.Again);
    }

    private static string KindOf(Item item) => item switch
    {
        MediaItem media => media.Kind.ToString(),
        UnknownItem unknown => unknown.Kind,
        _ => "form",
    };
}
