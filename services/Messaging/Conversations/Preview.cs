using System.Globalization;
using Bridge.Contracts.Messaging;

namespace Bridge.Messaging.Conversations;

/// <summary>What the list of conversations says of the last message: its kind, and a line of text where it has one.</summary>
static class Preview
{
    const int Length = 120;

    public static (string Kind, string? Text) Of(Item item) => item switch
    {
        TextItem text => ("text", Line(text.Body)),
        TapItem tap => ("tap", Line(tap.Title)),
        MediaItem media => (media.Kind.ToString().ToLowerInvariant(), Line(media.Caption ?? media.Filename)),
        LocationItem location => ("location", Line(location.Name ?? location.Address)),
        ContactItem contact => ("contact", Line(contact.Name)),
        CartItem cart => ("cart", Line(cart.Note)),
        FormItem form => ("form", Line(string.Join(", ", form.Answers.Where(a => a.Key != FormItem.Token).Select(a => a.Value)))),
        _ => ("unknown", null),
    };

    public static (string Kind, string? Text) Of(Content content) => content switch
    {
        TextContent text => ("text", Line(text.Body)),
        ImageContent image => ("image", Line(image.Caption)),
        MediaContent media => (media.Kind.ToString().ToLowerInvariant(), Line(media.Caption ?? media.Filename)),
        DocumentContent document => ("document", Line(document.Caption ?? document.Filename)),
        ButtonsContent buttons => ("buttons", Line(buttons.Body)),
        ListContent list => ("list", Line(list.Body)),
        LinkContent link => ("link", Line(link.Body)),
        ContactRequestContent request => ("contact_request", Line(request.Body)),
        LocationRequestContent request => ("location_request", Line(request.Body)),
        LocationContent place => ("location", Line(place.Name ?? place.Address)),
        ContactsContent cards => ("contact", Line(string.Join(", ", cards.Cards.Select(c => c.Name)))),
        ReactionContent reaction => ("reaction", reaction.Emoji),
        FormContent form => ("form", Line(form.Body)),
        ProductContent product => ("product", Line(product.Body ?? product.RetailerId)),
        ProductsContent products => ("product", Line(products.Body)),
        CatalogContent catalog => ("product", Line(catalog.Body)),
        TemplateContent template => ("template", template.Name),
        _ => ("unknown", null),
    };

    static string? Line(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var line = new StringInfo(text.ReplaceLineEndings(" ").Trim());
        return line.LengthInTextElements <= Length ? line.String : line.SubstringByTextElements(0, Length) + "…";
    }
}
