using Bridge.Contracts.Erp;

namespace Bridge.ErpConnector.Contract;

/// <summary>One operation as the contract has it; the profile may change method, path, time limit, and whether it is used at all.</summary>
internal sealed record OperationContract(ErpOperation Operation, string Name, OperationGroup Group, HttpMethod Method, string Path)
{
    /// <summary>Sales cannot go live without it.</summary>
    public bool Required { get; init; }

    /// <summary>It changes something in the ERP: recorded before it is called, and never repeated blindly.</summary>
    public bool Writes { get; init; }

    /// <summary>Done twice, it leaves what done once leaves: it names the very thing it acts on.</summary>
    public bool Repeatable { get; init; }

    /// <summary>The console's words for the two columns of the table.</summary>
    public required string Sends { get; init; }
    public required string Returns { get; init; }

    public required IReadOnlyList<Field> Answer { get; init; }
}

internal enum OperationGroup { Sales, Hr, Common }

/// <summary>The ten operations, exactly as docs name them.</summary>
internal static class ErpContract
{
    public static readonly IReadOnlyList<OperationContract> Operations =
    [
        new(ErpOperation.ListProducts, "LIST_PRODUCTS", OperationGroup.Sales, HttpMethod.Get, "/products")
        {
            Required = true,
            Sends = "active_only, page, limit",
            Returns = "items[] with id, name, price, currency, active",
            Answer =
            [
                Field.List("items", Field.Id("id"), Field.Text("name"), Field.Money("price") with { Nullable = true }, Field.Currency("currency"),
                    Field.Truth("active"), Field.Addition("image_url"), Field.Addition("description"), Field.Addition("sku", FieldType.Id), Field.Addition("category")),
                Field.Addition("has_more", FieldType.Truth), Field.Addition("total", FieldType.WholeNumber),
            ],
        },
        new(ErpOperation.GetPrice, "GET_PRICE", OperationGroup.Sales, HttpMethod.Get, "/products/{external_product_id}/price")
        {
            Required = true,
            Sends = "external_product_id, qty",
            Returns = "unit_price, currency",
            Answer = [Field.Money("unit_price"), Field.Currency("currency")],
        },
        new(ErpOperation.UpsertCustomer, "UPSERT_CUSTOMER", OperationGroup.Sales, HttpMethod.Post, "/customers")
        {
            Required = true,
            Writes = true,
            Repeatable = true,
            Sends = "phone, name",
            Returns = "external_customer_id",
            Answer = [Field.Id("external_customer_id")],
        },
        new(ErpOperation.CreateOrder, "CREATE_ORDER", OperationGroup.Sales, HttpMethod.Post, "/orders")
        {
            Required = true,
            Writes = true,
            Sends = "external_customer_id, items[], order_note, totals",
            Returns = "external_order_id, order_number, status",
            Answer =
            [
                Field.Id("external_order_id"), Field.Id("order_number"), Field.Text("status"),
                Field.Addition("total", FieldType.Money), Field.Addition("currency", FieldType.Currency),
            ],
        },
        new(ErpOperation.ConfirmOrder, "CONFIRM_ORDER", OperationGroup.Sales, HttpMethod.Post, "/orders/{external_order_id}/confirm")
        {
            Required = true,
            Writes = true,
            Repeatable = true,
            Sends = "external_order_id, payment_info",
            Returns = "status",
            Answer = [Field.Text("status")],
        },
        new(ErpOperation.SetAddress, "SET_ADDRESS", OperationGroup.Sales, HttpMethod.Put, "/orders/{external_order_id}/address")
        {
            Writes = true,
            Repeatable = true,
            Sends = "external_order_id, address fields",
            Returns = "status",
            Answer = [Field.Text("status")],
        },
        new(ErpOperation.GetOrderStatus, "GET_ORDER_STATUS", OperationGroup.Sales, HttpMethod.Get, "/orders/{external_order_id}")
        {
            Sends = "external_order_id",
            Returns = "status, order_number",
            Answer =
            [
                Field.Text("status"), Field.Id("order_number"), Field.Addition("external_order_id", FieldType.Id), Field.Addition("total", FieldType.Money),
                Field.Addition("tracking_url"), Field.Addition("document_url"), Field.Addition("eta"),
            ],
        },
        new(ErpOperation.ListJobs, "LIST_JOBS", OperationGroup.Hr, HttpMethod.Get, "/jobs")
        {
            Sends = "active_only, page, limit",
            Returns = "items[] with id, name, active, department_name",
            Answer =
            [
                Field.List("items", Field.Id("id"), Field.Text("name"), Field.Truth("active"), Field.Text("department_name"), Field.Addition("description")),
                Field.Addition("has_more", FieldType.Truth), Field.Addition("total", FieldType.WholeNumber),
            ],
        },
        new(ErpOperation.CreateApplicant, "CREATE_APPLICANT", OperationGroup.Hr, HttpMethod.Post, "/applicants")
        {
            Writes = true,
            Sends = "name, email, role, phone, resume_*",
            Returns = "external_applicant_id, status",
            Answer = [Field.Id("external_applicant_id"), Field.Text("status")],
        },
        new(ErpOperation.Auth, "AUTH", OperationGroup.Common, HttpMethod.Post, "/auth/token")
        {
            Sends = "the profile's credentials, if the ERP issues tokens",
            Returns = "access_token (optional: without one it is a credentials check), expires_in",
            Answer = [Field.Addition("access_token"), Field.Addition("expires_in", FieldType.WholeNumber)],
        },
    ];

    private static readonly Dictionary<ErpOperation, OperationContract> ByOperation = Operations.ToDictionary(o => o.Operation);
    private static readonly Dictionary<string, OperationContract> ByName = Operations.ToDictionary(o => o.Name);

    public static OperationContract Of(ErpOperation operation) => ByOperation[operation];

    public static OperationContract? Find(string name) => ByName.GetValueOrDefault(name);
}
