namespace Bridge.WhatsApp.Rendering;

/// <summary>
/// What the Cloud API takes per field (Meta's message reference and OpenAPI file, v23 to v26). Meta does not say what it counts: UTF-16 units are the
/// strictest reading, so what fits here fits there.
/// </summary>
public static class WhatsAppLimits
{
    /// <summary>text.body.</summary>
    public const int TextBody = 4096;

    /// <summary>image.caption, document.caption.</summary>
    public const int Caption = 1024;

    /// <summary>interactive.body of every interactive message but a list.</summary>
    public const int InteractiveBody = 1024;

    /// <summary>interactive.body of a list.</summary>
    public const int ListBody = 4096;

    /// <summary>interactive.header.text.</summary>
    public const int Header = 60;

    /// <summary>interactive.footer.text.</summary>
    public const int Footer = 60;

    /// <summary>Reply buttons under one message.</summary>
    public const int Buttons = 3;

    /// <summary>action.buttons[].reply.id.</summary>
    public const int ButtonId = 256;

    /// <summary>action.buttons[].reply.title; unique in its message.</summary>
    public const int ButtonTitle = 20;

    /// <summary>The button that opens a list.</summary>
    public const int ListLabel = 20;

    /// <summary>Sections of a list.</summary>
    public const int Sections = 10;

    /// <summary>Rows of a list, over all of its sections.</summary>
    public const int Rows = 10;

    /// <summary>action.sections[].title; required where there is more than one section.</summary>
    public const int SectionTitle = 24;

    /// <summary>action.sections[].rows[].id; also what Bridge holds its own reply ids to, on buttons as in lists.</summary>
    public const int RowId = 200;

    /// <summary>action.sections[].rows[].title.</summary>
    public const int RowTitle = 24;

    /// <summary>action.sections[].rows[].description.</summary>
    public const int RowDescription = 72;

    /// <summary>flow_cta: 30 in Meta's OpenAPI file, 20 elsewhere; what fits both. No emoji.</summary>
    public const int FormLabel = 20;

    /// <summary>flow_token: Meta names no limit; what Bridge's own ids fit into.</summary>
    public const int FormToken = 200;

    /// <summary>Products of one message, over all of its sections.</summary>
    public const int Products = 30;

    /// <summary>product_retailer_id: the catalogue's own limit.</summary>
    public const int RetailerId = 100;

    /// <summary>Cards in one message.</summary>
    public const int Contacts = 257;

    /// <summary>A wamid is opaque; by Meta's own samples it has far less.</summary>
    public const int MessageId = 256;

    /// <summary>A reaction's emoji: one, of at most so many UTF-16 units (families and flags are long).</summary>
    public const int Emoji = 32;

    /// <summary>location.name and location.address: not documented; what a phone shows in its two lines.</summary>
    public const int Place = 1000;

    /// <summary>How old a message may be that is reacted to or marked as read (131009 beyond it).</summary>
    public static readonly TimeSpan ReactionAge = TimeSpan.FromDays(30);

    /// <summary>cta_url display_text.</summary>
    public const int LinkLabel = 20;

    /// <summary>document.filename: not documented, what phones still show.</summary>
    public const int Filename = 240;

    /// <summary>One template's body once its parameters are filled in (132005 beyond it); one parameter can only be shorter.</summary>
    public const int TemplateParameter = 1024;

    /// <summary>template.name.</summary>
    public const int TemplateName = 512;

    /// <summary>template.language.code: the longest of Meta's list is five, with room for what comes.</summary>
    public const int TemplateLanguage = 16;

    /// <summary>Payload of a template's quick reply: 256 today, 128 in older documents, which is what fits both.</summary>
    public const int TemplatePayload = 128;

    /// <summary>Coupon of a copy-code button.</summary>
    public const int CouponCode = 20;

    /// <summary>Spaces in a row that a template's parameter may hold (132012 or 132018 beyond it).</summary>
    public const int TemplateSpaces = 4;

    /// <summary>biz_opaque_callback_data, by other implementers; Meta names no limit.</summary>
    public const int CallbackData = 512;
}
