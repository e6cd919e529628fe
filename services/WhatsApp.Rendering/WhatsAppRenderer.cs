using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;

namespace Bridge.WhatsApp.Rendering;

/// <summary>
/// Content to Cloud API payload: pure, the same for sending and for the preview. It chooses nothing: the engine says buttons or list, this only
/// shortens what is too long, between graphemes and reported, or refuses.
/// </summary>
public static class WhatsAppRenderer
{
    public static RenderResult Render(Content content, RenderContext context)
    {
        var fit = new TextFitter();
        try
        {
            var payload = Envelope(context);
            (string, JsonNode) rendered = content switch
            {
                TextContent text => Text(text.Body, fit, text.LinkPreview),
                ImageContent image => Image(image, context.MediaId, fit),
                DocumentContent document => Document(document, context.MediaId, fit),
                ButtonsContent buttons => Interactive.Buttons(buttons, context.MediaId, fit),
                ListContent list => Interactive.List(list, fit),
                LinkContent link => Interactive.Link(link, context.MediaId, fit),
                ContactRequestContent request => Interactive.ContactRequest(request, fit),
                LocationRequestContent request => Interactive.LocationRequest(request, fit),
                MediaContent media => Media(media, context.MediaId, fit),
                TemplateContent template => Templates.Render(template, context.MediaId, fit),
                LocationContent place => Plain.Location(place, fit),
                ContactsContent cards => Plain.Contacts(cards, fit),
                ReactionContent reaction => Plain.Reaction(reaction),
                FormContent form => Interactive.Form(form, fit),
                ProductContent product => Products.One(product, fit),
                ProductsContent products => Products.Several(products, fit),
                CatalogContent catalog => Products.Catalog(catalog, fit),
                _ => throw new RefusedException("type", $"{content.GetType().Name} is not known here"),
            };
            var (type, body) = rendered;
            payload["type"] = type;
            payload[type] = body;
            if (content is ReactionContent)
            {
                // It names its message itself.
                payload.Remove("context");
            }

            return new Rendered(payload, fit.Changes);
        }
        catch (RefusedException e)
        {
            return e.Refusal;
        }
    }

    static JsonObject Envelope(RenderContext context)
    {
        var payload = new JsonObject { ["messaging_product"] = "whatsapp", ["recipient_type"] = "individual" };
        if (context.Recipient.Phone is { Length: > 0 } phone)
        {
            // Without the + Meta may put the business's own country code in front.
            payload["to"] = phone[0] == '+' ? phone : "+" + phone;
        }
        else
        {
            payload["recipient"] = context.Recipient.UserId ?? throw new RefusedException("recipient", "neither a number nor a user id is known");
        }

        if (context.QuotedWamid is { } quoted)
        {
            payload["context"] = new JsonObject { ["message_id"] = quoted };
        }

        if (context.CallbackData is { } data)
        {
            payload["biz_opaque_callback_data"] = TextFitter.Id("biz_opaque_callback_data", data, WhatsAppLimits.CallbackData);
        }

        return payload;
    }

    static (string, JsonObject) Text(string body, TextFitter fit, bool preview = false) =>
        ("text", new JsonObject { ["body"] = fit.Text("text.body", body, WhatsAppLimits.TextBody), ["preview_url"] = preview });

    static (string, JsonObject) Image(ImageContent content, string? mediaId, TextFitter fit)
    {
        if (mediaId is null)
        {
            var text = Text(content.Caption ?? throw new RefusedException("image", "could not be had, and there is no caption to go without it"), fit);
            fit.Note("image", ChangeKind.PictureLeftOut);
            return text;
        }

        var image = new JsonObject { ["id"] = mediaId };
        if (fit.OptionalText("image.caption", content.Caption, WhatsAppLimits.Caption) is { } caption)
        {
            image["caption"] = caption;
        }

        return ("image", image);
    }

    static (string, JsonObject) Document(DocumentContent content, string? mediaId, TextFitter fit)
    {
        var document = new JsonObject
        {
            ["id"] = mediaId ?? throw new RefusedException("document", "could not be had"),
            ["filename"] = fit.Line("document.filename", content.Filename, WhatsAppLimits.Filename),
        };
        if (fit.OptionalText("document.caption", content.Caption, WhatsAppLimits.Caption) is { } caption)
        {
            document["caption"] = caption;
        }

        return ("document", document);
    }

    static (string, JsonObject) Media(MediaContent content, string? mediaId, TextFitter fit)
    {
        var type = content.Kind == MediaKind.Voice ? "audio" : content.Kind.ToString().ToLowerInvariant();
        var media = new JsonObject { ["id"] = mediaId ?? throw new RefusedException(type, "could not be had") };
        if (content.Kind == MediaKind.Voice)
        {
            media["voice"] = true;
        }

        if (content.Kind == MediaKind.Document)
        {
            media["filename"] = fit.Line("document.filename", content.Filename ?? "file", WhatsAppLimits.Filename);
        }

        if (fit.OptionalText($"{type}.caption", content.Caption, WhatsAppLimits.Caption) is { } caption)
        {
            media["caption"] = content.Kind is MediaKind.Audio or MediaKind.Voice or MediaKind.Sticker
                ? throw new RefusedException($"{type}.caption", "cannot be sent with sound or a sticker")
                : caption;
        }

        return (type, media);
    }
}
