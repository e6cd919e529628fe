namespace Bridge.WhatsAppSandbox.Control;

/// <param name="Seed">With the same one the same calls get the same ids and numbers again.</param>
internal sealed record ResetRequest(int? Seed = null);

/// <summary>What the phone and the end-to-end tests call; README.md describes it.</summary>
internal static class ControlApi
{
    public static void MapControl(this WebApplication app)
    {
        var control = app.MapGroup("/sandbox").AddEndpointFilter(OnlyOwnPages).DisableAntiforgery();
        GetState.Map(control);
        Customers.Map(control);
        ListMessages.Map(control);
        Send.Text.Map(control);
        Send.Tap.Map(control);
        Send.Media.Map(control);
        Send.Location.Map(control);
        Send.ShareContact.Map(control);
        Send.Reaction.Map(control);
        Send.Unsupported.Map(control);
        Send.Raw.Map(control);
        FaultsApi.Map(control);
        ClockApi.Map(control);
        AccountApi.Map(control);
        RequestsApi.Map(control);
        LoadApi.Map(control);
        Send.Order.Map(control);
        Send.Form.Map(control);
        Send.Change.Map(control);
        Send.Webhook.Map(control);
        GetMedia.Map(control);
        Templates.ReviewApi.Map(control);
        control.MapPost("/reset", (ResetRequest? body, State.SandboxStore store, State.Chance chance, Templates.TemplateStore templates, Faults faults,
            Graph.Account.PhoneNumber number, Webhooks.WebhookQueue webhooks, Webhooks.Overrides overrides, RequestLog requests,
            Graph.Account.ManagementLimit limit, Outbound.PortfolioLimit portfolio) =>
        {
            chance.Begin(body?.Seed);
            number.Reset();
            overrides.Reset();
            requests.Clear();
            limit.Reset();
            portfolio.Reset();
            webhooks.Reset();
            templates.Reset();
            faults.Clear();
            store.Reset();
            return TypedResults.NoContent();
        });
        control.MapGet("/events", (LiveEvents live, HttpContext context, IHostApplicationLifetime lifetime) =>
        {
            // Without the second token an open phone would hold up the end of the process.
            var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
            context.Response.RegisterForDispose(ends);
            return TypedResults.ServerSentEvents(live.Listen(ends.Token));
        });
    }

    /// <summary>There is no sign-in here, so another site open in the same browser must not be able to write as a customer.</summary>
    private static ValueTask<object?> OnlyOwnPages(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return request.Headers.Origin.ToString() is { Length: > 0 } origin && origin != $"{request.Scheme}://{request.Host}"
            ? ValueTask.FromResult<object?>(TypedResults.Problem("The sandbox answers its own pages only.", statusCode: StatusCodes.Status403Forbidden))
            : next(context);
    }
}
