using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Catalog;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Steps;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine;

/// <summary>
/// Words that fit no question may mean another place in the flows, or, while an order is put together, mend what was said before: "Leeds" after the street,
/// "make it 5" after the price.
/// </summary>
internal sealed partial class Run
{
    /// <summary>When the address was typed, in seconds.</summary>
    private const string TypedAddressName = "~addressed";

    /// <summary>So long after an address more words are believed to belong to it.</summary>
    private const int AddressGoesOnFor = 120;

    private const int LongestLine = 200;

    /// <summary>What is typed at once after it may be the rest of the address.</summary>
    public void TypedAddress() => this[TypedAddressName] = Context.Now.ToUnixTimeSeconds();

    /// <summary>Words that are a keyword, or the label of a menu's option in any language, lead there before anything is searched for them.</summary>
    /// <param name="loosely">Nothing was found for them: "i want to track my order B-12" is meant as "track" is.</param>
    public Next? MenuOption(Said said, bool loosely = false)
    {
        if (Flows.Triggers.Keyword(said.Text) is { } place)
        {
            Jump(place);
            return Next.Again;
        }

        // "Confirm", typed anywhere else than under the summary, shows what would be confirmed.
        if (!Record.Cart.IsEmpty() && said.Text is not null && Flows.Entry("cart") is { } cart && Has("confirm") && Offers.Match([Offer("cart", "confirm")], said, numbered: false) is not null)
        {
            Jump(cart);
            return Next.Again;
        }

        if (loosely && said.Text is { } words && OrderNamed(words) is { } tracked)
        {
            return tracked;
        }

        if (said.Text is not { } text || Flows.Entry("menu") is not { } menu || Top == menu || Flows.Step(menu) is not { Type: { } type } step)
        {
            return null;
        }

        foreach (var typed in loosely ? Flows.Words.Cores(text) : [Understanding.Words.Normalize(text)])
        {
            if (typed.Length > 0 && step.Options.Any(option => option.IsCalled(typed) && Leaves(option)))
            {
                Jump(menu);
                return type.Read(this, step, said with { Text = typed });
            }
        }

        return null;
    }

    /// <summary>Who puts an order together and asks when it will come has none to track yet: he is not led away for nothing.</summary>
    private bool Leaves(Option option) =>
        option.When is null || Current?.Type is not (AddressStep or PaymentStep or CartStep or ChangeCartStep) || Conditions.Hold(this, option.When);

    /// <summary>The number of an order of his, wherever he types it, asks how it stands.</summary>
    public Next? OrderNamed(string text)
    {
        if (!OrdersStep.MayBeNumber(text) || Flows.Entry("orders") is not { } place)
        {
            return null;
        }

        if (!Knows(new OwnOrders(OrdersStep.Shown), out OrderList? orders))
        {
            return Next.Unknown;
        }

        if (OrdersStep.Named(orders.Orders, text) is not { } order)
        {
            return null;
        }

        Jump(place);
        this["order"] = order.OrderId.ToString();
        return Next.Again;
    }

    /// <summary>Null: they mend nothing.</summary>
    private Next? Mends(Said said)
    {
        if (said.Text is not { } text || Current?.Type is not (AddressStep or PaymentStep or CartStep))
        {
            return null;
        }

        if (Quantity(text) is { } quantity && Record.Cart is { Lines: [var only, ..] all } && Flows.Entry("cart") is { } cart)
        {
            if (all.Count > 1)
            {
                // Of which is for him to say.
                return Current.Type is CartStep ? Next.Exit("change") : null;
            }

            this.Put(only with { Quantity = quantity });
            Jump(cart);
            return Next.Again;
        }

        if (Current.Type is AddressStep)
        {
            if (this.Sells(text) is not true)
            {
                return null;
            }

            if (this.Corrects(text) is not { } line || Flows.Entry("cart") is not { } order)
            {
                return Adds(text);
            }

            this.Put(line);
            Jump(order);
            return Next.Again;
        }

        if (Current.Type is CartStep && Flows.Words.Removed(text) is not null && Record.Cart is { } lines && ChangeCartStep.Named(this, lines, said) is { } taken && Flows.Entry("cart") is { } rest)
        {
            this.Remove(taken.ProductId);
            Jump(rest);
            return Next.Again;
        }

        // "4 pens" or "coffee mug" is no part of an address, even at once after it.
        var named = Current.Type is CartStep ? Wanted.Read(text, Flows.Words) is not null ? true : this.Sells(Wanted.Strip(text, Flows.Words)) : false;
        var adds = named switch { null => Next.Unknown, true => Adds(text), false => null };
        return adds ?? (GoesOn(text) ? Next.Again : Current.Type is CartStep ? Adds(text) ?? (Offers.HasWord(Offer("change", "change"), said) ? Next.Exit("change") : null) : null);
    }

    /// <summary>Where nothing else is asked for a bare number is the quantity; a house number and the number of a way to pay are not.</summary>
    private int? Quantity(string text) =>
        Current?.Type is CartStep && text.Trim() is var typed && typed.All(char.IsDigit) ? Quantities.Read(typed, Flows.Words.Numbers) : Wanted.OnlyQuantity(text, Flows.Words);

    /// <summary>An address comes in several messages: what follows at once is put behind it.</summary>
    private bool GoesOn(string text)
    {
        var more = text.Trim();
        if (this[TypedAddressName] is not JsonValue at || !at.TryGetValue<long>(out var typed) || Context.Now.ToUnixTimeSeconds() - typed > AddressGoesOnFor
            || more.Length is 0 or > LongestLine || more[^1] == '!' || !more.Any(char.IsLetterOrDigit) || Words.AsksBack(more) || Flows.Words.IsTalk(more) || Flows.Words.IsSomewhere(more) || (more.Any(char.IsLetter) && Flows.Words.NamesNothing(more))
            || AddressStep.Chosen(variables) is not { Address: { } address })
        {
            return false;
        }

        address = address with { Line1 = $"{address.Line1.TrimEnd(',', ' ')}, {more}" };
        this["delivery"] = new JsonObject { ["address"] = JsonSerializer.SerializeToNode(address) };
        Record = Record with { LastAddress = address };
        TypedAddress();
        return true;
    }

    /// <summary>At "Your order" the name of a product adds it.</summary>
    private Next? Adds(string text)
    {
        if (Flows.Entry("search") is not { } shelves)
        {
            return null;
        }

        if (this.Fills(text) is { } filled)
        {
            return filled;
        }

        if (!this.Finds(text, out var search))
        {
            return Next.Unknown;
        }

        if (search is null)
        {
            return null;
        }

        this.Seek(text, search);
        Jump(shelves);
        return Next.Again;
    }
}
