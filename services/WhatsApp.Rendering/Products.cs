using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;

namespace Bridge.WhatsApp.Rendering;

/// <summary>The interactive kinds that show the catalogue which lies at Meta.</summary>
static class Products
{
    public static (string, JsonObject) One(ProductContent content, TextFitter fit)
    {
        var message = new JsonObject { ["type"] = "product" };
        if (fit.OptionalText("body", content.Body, WhatsAppLimits.InteractiveBody) is { } body)
        {
            message["body"] = new JsonObject { ["text"] = body };
        }

        Interactive.AddFooter(message, content.Footer, fit);
        message["action"] = new JsonObject
        {
            ["catalog_id"] = TextFitter.Id("action.catalog_id", content.CatalogId, WhatsAppLimits.RetailerId),
            ["product_retailer_id"] = TextFitter.Id("action.product_retailer_id", content.RetailerId, WhatsAppLimits.RetailerId),
        };
        return (Interactive.Type, message);
    }

    public static (string, JsonObject) Several(ProductsContent content, TextFitter fit)
    {
        var message = Interactive.New("product_list", Interactive.Body(content.Body, WhatsAppLimits.InteractiveBody, fit));
        message["header"] = new JsonObject { ["type"] = "text", ["text"] = fit.Line("header", content.Header, WhatsAppLimits.Header) };
        Interactive.AddFooter(message, content.Footer, fit);
        message["action"] = new JsonObject
        {
            ["catalog_id"] = TextFitter.Id("action.catalog_id", content.CatalogId, WhatsAppLimits.RetailerId),
            ["sections"] = Sections("sections", content.Sections, fit),
        };
        return (Interactive.Type, message);
    }

    public static (string, JsonObject) Catalog(CatalogContent content, TextFitter fit)
    {
        var message = Interactive.New("catalog_message", Interactive.Body(content.Body, WhatsAppLimits.InteractiveBody, fit));
        Interactive.AddFooter(message, content.Footer, fit);
        var action = new JsonObject { ["name"] = "catalog_message" };
        if (content.PictureOf is { } product)
        {
            action["parameters"] = new JsonObject { ["thumbnail_product_retailer_id"] = TextFitter.Id("action.thumbnail", product, WhatsAppLimits.RetailerId) };
        }

        message["action"] = action;
        return (Interactive.Type, message);
    }

    public static JsonArray Sections(string field, IReadOnlyList<ProductSection> sections, TextFitter fit)
    {
        var products = sections.Sum(s => s.RetailerIds.Count);
        if (sections.Count is 0 or > WhatsAppLimits.Sections || products is 0 or > WhatsAppLimits.Products || sections.Any(s => s.RetailerIds.Count == 0))
        {
            throw new RefusedException(field,
                $"are {sections.Count} with {products} products; WhatsApp takes up to {WhatsAppLimits.Sections} with at least one product each, {WhatsAppLimits.Products} in all");
        }

        return new JsonArray([.. sections.Select((section, i) => (JsonNode)Section(section, $"{field}[{i}]", sections.Count > 1, fit))]);
    }

    static JsonObject Section(ProductSection section, string field, bool titled, TextFitter fit)
    {
        var json = new JsonObject();
        var title = titled
            ? fit.Line($"{field}.title", section.Title, WhatsAppLimits.SectionTitle)
            : fit.OptionalLine($"{field}.title", section.Title, WhatsAppLimits.SectionTitle);
        if (title is not null)
        {
            json["title"] = title;
        }

        json["product_items"] = new JsonArray([.. section.RetailerIds.Select((id, i) => (JsonNode)new JsonObject
        {
            ["product_retailer_id"] = TextFitter.Id($"{field}.products[{i}]", id, WhatsAppLimits.RetailerId),
        })]);
        return json;
    }
}
