using System.Text.Json.Nodes;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Finds a product: categories first where there are more than ten products and the ERP gives categories, then pages with "More". Typed words
/// search (also those that an earlier step left in the variable <c>search</c>); a single hit is taken at once. The product's id goes into <c>product</c>.
/// <example>
/// {
///   "id": "find", "type": "product_picker",
///   "text": { "en": "Which product would you like? You can also type its name." },
///   "exits": { "picked": "card", "none": "nothing_for_sale" }
/// }
/// </example>
/// </summary>
public sealed class ProductPickerStep : StepType
{
    /// <summary>What was typed, until the list that it was typed under is known.</summary>
    private const string TypedName = "typed";

    public override string Name => "product_picker";
    public override StepKind Kind => StepKind.Shop;
    public override IReadOnlyList<ErpOperation> Needs => [ErpOperation.ListProducts];
    public override bool Asks => true;
    public override IReadOnlyList<string> Exits => ["picked", "none"];
    public override IReadOnlyList<string> Texts => ["text", "more", "choose", "nothing_found", "all_products", "category_text", "search_text"];

    internal override bool Falls(string exit) => exit == "picked";

    internal override IEnumerable<string> Answering(Step step) => ["picked"];

    internal override Next Enter(Run run, Step step)
    {
        if (run.Text("search") is { } left)
        {
            run["search"] = null;
            run.State = new JsonObject { ["search"] = left };
        }

        var search = FlowReader.String(run.State?["search"]);
        var category = FlowReader.String(run.State?["category"]);
        var page = run.State?["page"]?.GetValue<int>() ?? 1;
        if (!run.Knows(new FindProducts(search, category, page, Paging.SizeOf(page)), out ProductsPage? found))
        {
            return Next.Unknown;
        }

        if (found.Total == 0 || found.Products.Count == 0)
        {
            return Typed(run) is { } lost ? Search(run, lost) : Nothing(run, search, category, page);
        }

        if (search is not null && page == 1 && Typed(run) is null && Wishes.Only(found, search) is { } only)
        {
            return Pick(run, only.ProductId);
        }

        if (search is null && category is null && run.State?["all"] is null && found.Total > WhatsApp.Rows)
        {
            if (!run.Knows(new ListCategories(), out GroupList? categories))
            {
                return Next.Unknown;
            }

            if (categories.Groups.Count(group => group.Name.Length > 0) > 1)
            {
                return Groups(run, step, categories.Groups, found.Total);
            }
        }

        var body = search is not null ? run.T("search_text", ("search", search)) : category is not null ? run.T("category_text", ("category", category)) : run.T("text");
        var rows = Paging.Rows(found.Products, found.Total, page).Select(product => Row(run, product)).ToList();
        if (Paging.HasMore(found.Total, page))
        {
            rows.Add(run.Offer(Options.Page(page + 1), "more"));
        }

        return Typed(run) is { } typed ? Among(run, step, rows, typed) : run.Ask(body, rows);
    }

    internal override Next Read(Run run, Step step, Said said)
    {
        if (Options.IdAfter(said.Option, "product") is { } product)
        {
            return Pick(run, product);
        }

        if (Options.NumberAfter(said.Option, "page") is { } page)
        {
            var state = run.State?.DeepClone() as JsonObject ?? [];
            state["page"] = page;
            run.State = state;
            return Next.Again;
        }

        if (said.Option is { } option)
        {
            return Group(run, option);
        }

        if (run.MenuOption(said) is { } elsewhere)
        {
            return elsewhere;
        }

        if (said.Text is not { } text || Words.Normalize(text).Length == 0)
        {
            return Next.NotUnderstood();
        }

        // What is on the list comes first: its number, its name, "more".
        var seen = run.State?.DeepClone() as JsonObject ?? [];
        seen[TypedName] = text.Trim();
        run.State = seen;
        return Next.Again;
    }

    private static string? Typed(Run run) => FlowReader.String(run.State?[TypedName]);

    /// <summary>The row of this list that was typed; else it is searched for.</summary>
    private Next Among(Run run, Step step, IReadOnlyList<Offer> rows, string typed)
    {
        var shown = (JsonObject)run.State!.DeepClone();
        shown.Remove(TypedName);
        run.State = shown.Count == 0 ? null : shown;
        var said = Said.Of(new TextItem(typed));
        if (Offers.Match(rows, said) is { } row)
        {
            return Read(run, step, said.WithOption(row.Option));
        }

        if (Wanted.Alone(typed, run.Flows.Words) is { } quantity)
        {
            // How many he has said before which.
            run.Wants(quantity);
            return Next.Again;
        }

        return Search(run, typed);
    }

    private static Next Search(Run run, string text)
    {
        if (!run.Knows(new ListCategories(), out GroupList? categories))
        {
            return Next.Unknown;
        }

        if (categories.Groups.FirstOrDefault(group => group.Name.Length > 0 && Words.Same(group.Name, text)) is { } category)
        {
            run.State = new JsonObject { ["category"] = category.Name };
            return Next.Again;
        }

        if (run.Fills(text, each: true) is { } filled)
        {
            return filled;
        }

        if (!run.Finds(text, out var search))
        {
            return Next.Unknown;
        }

        run.Seek(text, search ?? text);
        return Next.Again;
    }

    private static Next Group(Run run, string option)
    {
        if (option == "all")
        {
            run.State = new JsonObject { ["all"] = true };
            return Next.Again;
        }

        if (Options.NumberAfter(option, "groups") is { } page)
        {
            run.State = new JsonObject { ["groups"] = page };
            return Next.Again;
        }

        if (!run.Knows(new ListCategories(), out GroupList? categories))
        {
            return Next.Unknown;
        }

        run.State = categories.Groups.FirstOrDefault(group => Options.Group(group.Name) == option) is { } chosen ? new JsonObject { ["category"] = chosen.Name } : null;
        return Next.Again;
    }

    private static Next Pick(Run run, Guid product)
    {
        run["product"] = product.ToString();
        return Next.Exit("picked");
    }

    /// <summary>No hit is a wrong try; a category or a page that has emptied meanwhile is not.</summary>
    private static Next Nothing(Run run, string? search, string? category, int page)
    {
        if (search is null && category is null && page == 1)
        {
            return Next.Exit("none");
        }

        run.State = null;
        if (search is null)
        {
            return Next.Again;
        }

        run["searched"] = search;
        return Next.NotUnderstood("nothing_found");
    }

    private Next Groups(Run run, Step step, IReadOnlyList<Group> groups, int products)
    {
        var named = groups.Where(group => group.Name.Length > 0).ToList();
        var offers = named.Select(group => new Offer(Options.Group(group.Name), group.Name)).ToList();
        if (named.Sum(group => group.Count) < products)
        {
            offers.Add(run.Offer("all", "all_products"));
        }

        var page = run.State?["groups"]?.GetValue<int>() ?? 1;
        var rows = Paging.Rows([.. offers.Skip((page - 1) * Paging.PageSize).Take(Paging.SizeOf(page))], offers.Count, page).ToList();
        if (Paging.HasMore(offers.Count, page))
        {
            rows.Add(run.Offer($"groups:{page + 1}", "more"));
        }

        return Typed(run) is { } typed ? Among(run, step, rows, typed) : run.Ask(run.T("text"), rows);
    }

    private static Offer Row(Run run, ProductChanged product) =>
        new(Options.Product(product.ProductId), run.In(product.Name), product.Price is { } price ? run.Amount(price, product.Currency) : null);
}
