using System.Globalization;
using System.Text.Json.Nodes;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Steps;

/// <summary>What is sent instead of typed: documents, photos of their pages, pictures that are measured, places.</summary>
public sealed partial class AskStep
{
    /// <summary>More photos than this are no document.</summary>
    private const int MostPages = 20;

    private const string PagesName = "pages";

    /// <summary>What Messaging still fetches.</summary>
    private const string SentName = "sent";

    private static Next ReadMedia(Run run, Step step, MediaItem media)
    {
        var kind = KindOf(step);
        var wanted = (kind, media.Kind) is ("document", MediaKind.Document) or ("photo", MediaKind.Image)
            || (kind == "photo" && media is { Kind: MediaKind.Document } && media.MimeType.StartsWith("image/", StringComparison.Ordinal));
        if (kind is not ("document" or "photo") || media.Kind is not (MediaKind.Document or MediaKind.Image))
        {
            return (kind is "document" or "photo" ? run.Refuse(media, Invalid(step)) : run.Refuse(media)) ? Next.Again : Next.Wait;
        }

        if (kind == "document" && step.Flag("photos") && media.Kind == MediaKind.Image)
        {
            return AddPage(run, step, media);
        }

        var types = step.List("mime").Select(FlowReader.String).Where(type => type is not null).ToList();
        if (!wanted || (types.Count > 0 && !types.Contains(TypeOf(media))))
        {
            return Next.NotTaken(Invalid(step));
        }

        var sent = new JsonObject { ["media_id"] = media.MediaId, ["filename"] = media.Filename, ["mime_type"] = media.MimeType };
        if (MinPixels(step) is null && media.Kind != MediaKind.Document)
        {
            return Taken(run, step, sent);
        }

        // Documents may be too large for us, or be refused by the scanner: he is told while he is here, and not when he has applied without one.
        run.State = new JsonObject { [SentName] = sent, [PagesName] = Pages(run)?.DeepClone() };
        var (effect, deadline) = (run.Draw("effect").ToString("N"), run.Context.Now + run.Context.Limits.EffectDeadline);
        run.Do(new RequestPicture(effect, deadline, new MeasurePicture(new EffectRef(run.Context.ConversationId, run.Session!.Id, effect), media.MediaId, deadline)));
        run.Pending = new PendingEffect(effect, deadline, Writes: false, run.Has(Run.MomentText) ? run.Context.Now + run.Context.Limits.WordAfter : null);
        run.Trace("requested");
        return Next.Wait;
    }

    /// <summary>Who applies often sends his CV first: where a question of this flow that he has not come to asks for such a document, it is kept for it.</summary>
    internal static bool KeepsForLater(Run run, MediaItem document)
    {
        if (run.Current is not { } now || !run.Flows.TryGet(now.FlowId, out var flow)
            || flow.Steps.Values.FirstOrDefault(step => step.Id != now.Id && step.Type is AskStep && KindOf(step) == "document" && run[CameName(step)] is null) is not { } asks)
        {
            return false;
        }

        run[EarlyName(asks)] = new JsonObject { ["media_id"] = document.MediaId, ["filename"] = document.Filename, ["mime_type"] = document.MimeType };
        run.Note("file_kept", ("step", $"{asks.FlowId}/{asks.Id}"));
        return true;
    }

    private static string EarlyName(Step step) => $"~early:{step.FlowId}/{step.Id}";

    /// <summary>He has come to this question once: what is sent after it is no answer to it.</summary>
    private static string CameName(Step step) => $"~came:{step.FlowId}/{step.Id}";

    /// <summary>What was sent before it was asked for, once: read as if it came now.</summary>
    private static MediaItem? TakeEarly(Run run, Step step)
    {
        if (KindOf(step) != "document")
        {
            return null;
        }

        run[CameName(step)] = true;
        var early = run[EarlyName(step)];
        run[EarlyName(step)] = null;
        return Guid.TryParse(FlowReader.String(early?["media_id"]), out var id)
            ? new MediaItem(id, MediaKind.Document, FlowReader.String(early?["mime_type"]) ?? "", FlowReader.String(early?["filename"]), null, null) : null;
    }

    /// <summary>As WhatsApp names it; where that says nothing (telephones know no type for what another program made), as its name does.</summary>
    private static string TypeOf(MediaItem media) => media.MimeType.Split(';')[0].Trim().ToLowerInvariant() is var type && type is "application/octet-stream" or "application/zip" or ""
        ? Path.GetExtension(media.Filename ?? "").ToLowerInvariant() switch
        {
            ".pdf" => "application/pdf",
            ".doc" => "application/msword",
            ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".odt" => "application/vnd.oasis.opendocument.text",
            ".rtf" => "application/rtf",
            ".txt" => "text/plain",
            _ => type,
        }
        : type;

    /// <summary>The file is here and measured, or it is lost.</summary>
    internal override Next Answer(Run run, Step step, EffectAnswer answer)
    {
        if (run.State?[SentName] is not JsonObject sent)
        {
            return Next.Again;
        }

        sent = (JsonObject)sent.DeepClone();
        run.State = Pages(run) is { } pages ? new JsonObject { [PagesName] = pages.DeepClone() } : null;
        switch (answer)
        {
            case PictureAnswer { Measured.Lost: true }:
                return Next.NotTaken(KindOf(step) == "document" && run.Has("file_lost") ? "file_lost" : Invalid(step));
            case var _ when MinPixels(step) is null:
                return Taken(run, step, sent);
            case PictureAnswer { Measured: { Width: { } width, Height: { } height } } when MinPixels(step) is { } min:
                if (Math.Max(width, height) >= Math.Max(min.Width, min.Height) && Math.Min(width, height) >= Math.Min(min.Width, min.Height))
                {
                    return Taken(run, step, sent);
                }

                run["picture_size"] = $"{width} × {height}";
                run["picture_min"] = min.Width == 0 || min.Height == 0 ? $"{Math.Max(min.Width, min.Height)}" : $"{min.Width} × {min.Height}";
                return Next.NotUnderstood("picture_too_small");
            default:
                // Nobody could measure it in time, or it is no picture that can be measured: a person will see it.
                run.Note("picture_not_measured", ("step", $"{step.FlowId}/{step.Id}"));
                return Taken(run, step, sent);
        }
    }

    private static Next Taken(Run run, Step step, JsonObject sent)
    {
        TellOfPhotos(run, step, Pages(run)?.Count);
        run[Variable(step)] = sent;
        run.Answered = sent.DeepClone();
        if (step.Flag("attach"))
        {
            run["attachments"] = new JsonArray(sent["media_id"]!.DeepClone());
        }

        return Next.Exit("next");
    }

    /// <summary>Several come at once, each a message: only when it is quiet is he told how many there are.</summary>
    private static Next AddPage(Run run, Step step, MediaItem photo)
    {
        run.State = new JsonObject { [PagesName] = new JsonArray([.. Pages(run)?.Select(page => page!.DeepClone()) ?? [], photo.MediaId.ToString()]) };
        return Pages(run)!.Count >= MostPages ? Keep(run, step) : Next.Gathers;
    }

    private static Next Keep(Run run, Step step)
    {
        var pages = new JsonObject { [PagesName] = Pages(run)!.DeepClone(), ["filename"] = "cv.pdf", ["mime_type"] = "application/pdf" };
        TellOfPhotos(run, step, null);
        run[Variable(step)] = pages;
        run.Answered = pages.DeepClone();
        return Next.Exit("next");
    }

    /// <summary>Photos that came before a document do not become one, but they are in the chat: he sees that in the summary, and so does who reads the application.</summary>
    private static void TellOfPhotos(Run run, Step step, int? photos)
    {
        if (step.Flag("photos") && run.FindText("photos_too") is { } question)
        {
            Answers.Keep(run, step, question, photos?.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static JsonArray? Pages(Run run) => run.State?[PagesName] as JsonArray;

    private static (int Width, int Height)? MinPixels(Step step) =>
        KindOf(step) is "photo" or "document" && (step.Number("min_width"), step.Number("min_height")) is var (width, height) && (width ?? height) is not null ? (width ?? 0, height ?? 0) : null;

    private static Next ReadLocation(Run run, Step step, LocationItem location)
    {
        if (KindOf(step) != "location")
        {
            run.Refuse(location);
            return Next.Again;
        }

        var place = new JsonObject { ["latitude"] = location.Latitude, ["longitude"] = location.Longitude, ["name"] = location.Name, ["address"] = location.Address };
        run[Variable(step)] = place;
        run.Answered = place.DeepClone();
        return Next.Exit("next");
    }
}
