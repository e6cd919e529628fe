// Generated from openapi/erp-connector.json by `npm run types`.
export interface paths {
    "/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetProfile"];
        put: operations["SaveProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {unknown} */
        AuthKind: "None" | "ApiKey" | "Basic" | "Bearer" | "Token";
        CallPage: {
            items: components["schemas"]["CallRow"][];
            /** Format: int64 */
            next: null | number;
        };
        CallRow: {
            /** Format: date-time */
            at: string;
            /** Format: int32 */
            durationMs: number;
            /** Format: int64 */
            id: number;
            key: null | string;
            operation: components["schemas"]["ErpOperation"];
            outcome: string;
            problem: null | string;
            request: null | string;
            /** Format: uuid */
            requestId: string;
            response: null | string;
            /** Format: int32 */
            status: null | number;
            traceId: null | string;
            /** Format: int32 */
            tries: number;
            warnings: string[];
        };
        EndpointSettings: {
            enabled: boolean;
            method: string;
            operation: components["schemas"]["ErpOperation"];
            path: string;
            /** Format: int32 */
            timeLimitSeconds: number;
        };
        EndpointView: {
            breaker: string;
            enabled: boolean;
            group: string;
            method: string;
            operation: components["schemas"]["ErpOperation"];
            path: string;
            required: boolean;
            returns: string;
            sends: string;
            /** Format: double */
            timeLimitSeconds: number;
        };
        /** @enum {unknown} */
        ErpOperation: "LIST_PRODUCTS" | "GET_PRICE" | "UPSERT_CUSTOMER" | "CREATE_ORDER" | "CONFIRM_ORDER" | "SET_ADDRESS" | "GET_ORDER_STATUS" | "LIST_JOBS" | "CREATE_APPLICANT" | "AUTH";
        HttpValidationProblemDetails: {
            detail?: null | string;
            errors?: {
                [key: string]: string[];
            };
            instance?: null | string;
            /** Format: int32 */
            status?: null | number;
            title?: null | string;
            type?: null | string;
        };
        /** @enum {unknown} */
        Idempotency: "Keys" | "Lookup" | "Neither";
        ProfileView: {
            authentication: components["schemas"]["AuthKind"];
            baseUrl: null | string;
            baseUrlVariable: null | string;
            endpoints: components["schemas"]["EndpointView"][];
            idempotency: components["schemas"]["Idempotency"];
        };
        SaveProfileRequest: {
            baseUrl?: null | string;
            endpoints?: components["schemas"]["EndpointSettings"][];
            idempotency?: null | components["schemas"]["Idempotency"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ListCalls: {
        parameters: {
            query?: {
                before?: number;
                limit?: number;
                operation?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
        };
    };
    GetProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileView"];
                };
            };
        };
    };
    SaveProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveProfileRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
        };
    };
}
