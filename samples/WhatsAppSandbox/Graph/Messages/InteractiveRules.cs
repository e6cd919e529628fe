using System.Text.Json;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Graph.Messages;

internal static class InteractiveRules
{
    private static readonly string[] Types = ["button", "list", "cta_url", "location_request_message", "request_contact_info", "flow", "product", "product_list", "catalog_message"];

    public static GraphError? Refusal(JsonElement interactive)
    {
        var type = interactive.Text("type");
        if (type is null || !Types.Contains(type))
        {
            return GraphErrors.Invalid($"interactive.type must be one of {string.Join(", ", Types)}");
        }
        if (interactive.At("action") is not { } action)
        {
            return GraphErrors.Missing("interactive.action");
        }
        return Check.All(
            type == "product" && interactive.At("body") is null ? null
                : interactive.At("body") is { } body ? Check.Required(body, "text", "interactive.body.text", type == "list" ? Limits.ListBody : Limits.InteractiveBody)
                : GraphErrors.Missing("interactive.body"),
            HeaderRefusal(type, interactive),
            interactive.At("footer") is { } footer ? Check.Required(footer, "text", "interactive.footer.text", Limits.Footer) : null)
            ?? type switch
            {
                "button" => ButtonsRefusal(action),
                "list" => ListRefusal(action),
                "cta_url" => LinkRefusal(action),
                "location_request_message" => NameRefusal(action, "send_location"),
                "flow" => FormRefusal(action),
                "product" => Check.Required(action, "catalog_id", "Catalog id", Limits.RetailerId) ?? Check.Required(action, "product_retailer_id", "Product retailer id", Limits.RetailerId),
                "product_list" => interactive.At("header") is null ? GraphErrors.Missing("interactive.header") : ProductsRefusal(action),
                "catalog_message" => NameRefusal(action, "catalog_message"),
                _ => NameRefusal(action, "request_contact_info"),
            };
    }

    private static GraphError? HeaderRefusal(string type, JsonElement interactive)
    {
        if (interactive.At("header") is not { } header)
        {
            return null;
        }
        return (header.Text("type"), type) switch
        {
            ("text", "button" or "list" or "cta_url" or "flow" or "product_list") => Check.Required(header, "text", "interactive.header.text", Limits.HeaderText),
            ("image" or "video" or "document", "button" or "cta_url") => header.At(header.Text("type")!) is { } media
                ? MessageRules.MediaRefusal("interactive.header." + header.Text("type"), media)
                : GraphErrors.Missing("interactive.header." + header.Text("type")),
            _ => GraphErrors.Invalid($"This header type is not allowed for interactive type {type}"),
        };
    }

    private static GraphError? ButtonsRefusal(JsonElement action)
    {
        var buttons = action.Items("buttons");
        return Check.Count(buttons.Count, "buttons", 1, Limits.Buttons)
            ?? Check.Each(buttons, button =>
                button.Text("type") != "reply" ? GraphErrors.Invalid("Button type must be reply")
                : button.At("reply") is not { } reply ? GraphErrors.Missing("button.reply")
                : Check.Required(reply, "id", "Button id", Limits.ButtonId) ?? Check.Required(reply, "title", "Button title", Limits.ButtonTitle))
            ?? Check.Unique(buttons.Select(button => button.Text("reply", "id")), "button ids")
            ?? Check.Unique(buttons.Select(button => button.Text("reply", "title")), "button titles");
    }

    private static GraphError? ListRefusal(JsonElement action)
    {
        var sections = action.Items("sections");
        var rows = sections.SelectMany(section => section.Items("rows")).ToList();
        return Check.Required(action, "button", "List button", Limits.ListButton)
            ?? Check.Count(sections.Count, "section", 1, Limits.Sections)
            ?? Check.Each(sections, section => sections.Count > 1
                ? Check.Required(section, "title", "Section title", Limits.SectionTitle)
                : Check.Optional(section, "title", "Section title", Limits.SectionTitle))
            ?? Check.Each(sections, section => Check.Count(section.Items("rows").Count, "rows of a section", 1, Limits.Rows))
            ?? Check.Count(rows.Count, "total row", 1, Limits.Rows)
            ?? Check.Each(rows, row => Check.All(
                Check.Required(row, "id", "Row id", Limits.RowId),
                Check.Required(row, "title", "Row title", Limits.RowTitle),
                Check.Optional(row, "description", "Row description", Limits.RowDescription)))
            ?? Check.Unique(rows.Select(row => row.Text("id")), "row ids");
    }

    private static GraphError? LinkRefusal(JsonElement action) =>
        NameRefusal(action, "cta_url") ?? (action.At("parameters") is { } parameters
            ? Check.Required(parameters, "display_text", "Link label", Limits.LinkLabel) ?? Check.Link(parameters.Text("url"), "Link url")
            : GraphErrors.Missing("interactive.action.parameters"));

    private static GraphError? FormRefusal(JsonElement action)
    {
        if (NameRefusal(action, "flow") is { } wrong)
        {
            return wrong;
        }
        if (action.At("parameters") is not { } form)
        {
            return GraphErrors.Missing("interactive.action.parameters");
        }
        return (form.Text("flow_id") is null) == (form.Text("flow_name") is null) ? GraphErrors.Invalid("Exactly one of flow_id and flow_name must be given.")
            : form.Text("flow_message_version") is not "3" ? GraphErrors.Invalid("flow_message_version must be 3")
            : Check.Required(form, "flow_cta", "flow_cta", Limits.FormLabel);
    }

    private static GraphError? ProductsRefusal(JsonElement action)
    {
        var sections = action.Items("sections");
        var products = sections.SelectMany(section => section.Items("product_items")).ToList();
        return Check.Required(action, "catalog_id", "Catalog id", Limits.RetailerId)
            ?? Check.Count(sections.Count, "section", 1, Limits.Sections)
            ?? Check.Each(sections, section => sections.Count > 1
                ? Check.Required(section, "title", "Section title", Limits.SectionTitle)
                : Check.Optional(section, "title", "Section title", Limits.SectionTitle))
            ?? Check.Count(products.Count, "product", 1, Limits.Products)
            ?? Check.Each(products, product => Check.Required(product, "product_retailer_id", "Product retailer id", Limits.RetailerId));
    }

    private static GraphError? NameRefusal(JsonElement action, string name) =>
        action.Text("name") == name ? null : GraphErrors.Invalid($"interactive.action.name must be {name}");
}
