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
    "/calls/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReplayCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetContract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contract/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CheckContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contract/openapi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetContractDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/backlog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetBacklog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/dead-letters/{kind}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetDeadLetter"];
        put?: never;
        post?: never;
        delete: operations["DiscardDeadLetter"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/dead-letters/{kind}/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReplayDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/dead-letters/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReplayDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/reconcile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Reconcile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetRetention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/retention/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["SaveRetention"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/secrets/reseal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ResealSecrets"];
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
        AddressWishes: {
            cityRequired?: boolean;
            line2Required?: boolean;
            locationRequired?: boolean;
            postalCodeRequired?: boolean;
            stateRequired?: boolean;
        };
        ApplicantWishes: {
            emailRequired?: boolean;
            resumeInline?: boolean;
            resumeRequired?: boolean;
        };
        /** @enum {unknown} */
        AuthKind: "None" | "ApiKey" | "Basic" | "Bearer" | "Token" | "ClientCredentials";
        AuthSettings: {
            header?: null | string;
            kind: components["schemas"]["AuthKind"];
            query?: null | string;
            scope?: null | string;
            secret?: null | string;
            tokenUrl?: null | string;
            user?: null | string;
        };
        AuthView: {
            header: null | string;
            kind: components["schemas"]["AuthKind"];
            query: null | string;
            scope: null | string;
            secretHint: null | string;
            secretSet: boolean;
            tokenUrl: null | string;
            user: string;
            variable: null | string;
        };
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
        CheckContractRequest: {
            operations: null | components["schemas"]["ErpOperation"][];
            writes: boolean;
        };
        ContractView: {
            /** Format: date-time */
            checkedAt: null | string;
            operations: components["schemas"]["OperationView"][];
            /** Format: int32 */
            violations: number;
        };
        DeadLetter: {
            /** Format: date-time */
            diedAt: string;
            id: string;
            kind: components["schemas"]["DeadLetterKind"];
            mayReplay: boolean;
            /** Format: uuid */
            messageId: null | string;
            messageType: null | string;
            /** Format: uuid */
            of: null | string;
            queue: null | string;
            reason: string;
            who?: null | string;
        };
        DeadLetterDetail: {
            letter: components["schemas"]["DeadLetter"];
            message: null | components["schemas"]["JsonElement"];
        };
        /** @enum {unknown} */
        DeadLetterKind: "Received" | "Sent" | "Message" | "Order" | "Application" | "Call";
        DeadLetterPage: {
            items: components["schemas"]["DeadLetter"][];
            /** Format: date-time */
            next: null | string;
        };
        Drift: {
            /** Format: date-time */
            since: string;
            words: string;
        };
        EndpointSettings: {
            enabled: boolean;
            /** Format: int32 */
            maxConcurrent?: null | number;
            /** Format: int32 */
            maxTries?: null | number;
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
            /** Format: int32 */
            maxConcurrent: number;
            /** Format: int32 */
            maxTries: number;
            method: string;
            operation: components["schemas"]["ErpOperation"];
            path: string;
            required: boolean;
            returns: string;
            sends: string;
            /** Format: double */
            timeLimitSeconds: number;
        };
        ErpAnswered: {
            answer?: null | components["schemas"]["JsonElement"];
            key: string;
            operation: components["schemas"]["ErpOperation"];
            outcome: components["schemas"]["ErpOutcome"];
            problem?: null | string;
        };
        /** @enum {unknown} */
        ErpOperation: "LIST_PRODUCTS" | "GET_PRICE" | "UPSERT_CUSTOMER" | "CREATE_ORDER" | "CONFIRM_ORDER" | "SET_ADDRESS" | "GET_ORDER_STATUS" | "LIST_JOBS" | "CREATE_APPLICANT" | "AUTH";
        /** @enum {unknown} */
        ErpOutcome: "Ok" | "Rejected" | "Unavailable" | "Unknown";
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
        JsonElement: unknown;
        OperationView: {
            /** Format: date-time */
            checkedAt?: null | string;
            drift?: components["schemas"]["Drift"][];
            /** Format: int32 */
            durationMs?: null | number;
            enabled: boolean;
            operation: components["schemas"]["ErpOperation"];
            outcome?: null | string;
            request?: null | string;
            response?: null | string;
            skipped?: null | string;
            /** Format: int32 */
            status?: null | number;
            violations?: string[];
            warnings?: string[];
        };
        ProfileView: {
            addresses: components["schemas"]["AddressWishes"];
            applicants: components["schemas"]["ApplicantWishes"];
            authentication: components["schemas"]["AuthView"];
            baseUrl: null | string;
            baseUrlVariable: null | string;
            endpoints: components["schemas"]["EndpointView"][];
            idempotency: components["schemas"]["Idempotency"];
            idempotencySaved: boolean;
        };
        Reconciled: {
            /** Format: int64 */
            checked: number;
            /** Format: int64 */
            missing: number;
            what: string;
        };
        ReplayResponse: {
            /** Format: int32 */
            replayed: number;
        };
        ResealResponse: {
            /** Format: int32 */
            left: number;
            /** Format: int32 */
            resealed: number;
        };
        RetentionRequest: {
            /** Format: int32 */
            days: number;
        };
        RetentionRow: {
            /** Format: int32 */
            days: number;
            /** Format: int32 */
            least: number;
            /** Format: int32 */
            most: number;
            name: string;
            /** Format: int32 */
            usual: number;
        };
        SaveProfileRequest: {
            addresses?: null | components["schemas"]["AddressWishes"];
            applicants?: null | components["schemas"]["ApplicantWishes"];
            authentication?: null | components["schemas"]["AuthSettings"];
            baseUrl?: null | string;
            endpoints?: components["schemas"]["EndpointSettings"][];
            idempotency?: null | components["schemas"]["Idempotency"];
        };
        ServiceBacklog: {
            /** Format: int64 */
            deadLetters: number;
            /** Format: int64 */
            failed: number;
            /** Format: double */
            oldestSeconds: number;
            /** Format: int64 */
            outboxRows: number;
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
                Key?: string;
                limit?: number;
                operation?: string;
                Outcome?: string;
                Search?: string;
                Since?: string;
                Until?: string;
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
    ReplayCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
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
                    "application/json": components["schemas"]["ErpAnswered"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    GetContract: {
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
                    "application/json": components["schemas"]["ContractView"];
                };
            };
        };
    };
    CheckContract: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckContractRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractView"];
                };
            };
        };
    };
    GetContractDocument: {
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
                content?: never;
            };
        };
    };
    GetBacklog: {
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
                    "application/json": components["schemas"]["ServiceBacklog"];
                };
            };
        };
    };
    GetDeadLetters: {
        parameters: {
            query?: {
                before?: string;
                limit?: number;
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
                    "application/json": components["schemas"]["DeadLetterPage"];
                };
            };
        };
    };
    GetDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kind: components["schemas"]["DeadLetterKind"];
            };
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
                    "application/json": components["schemas"]["DeadLetterDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    DiscardDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kind: components["schemas"]["DeadLetterKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ReplayDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kind: components["schemas"]["DeadLetterKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ReplayDeadLetters: {
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
                    "application/json": components["schemas"]["ReplayResponse"];
                };
            };
        };
    };
    Reconcile: {
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
                    "application/json": components["schemas"]["Reconciled"][];
                };
            };
        };
    };
    GetRetention: {
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
                    "application/json": components["schemas"]["RetentionRow"][];
                };
            };
        };
    };
    SaveRetention: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetentionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionRow"];
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
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ResealSecrets: {
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
                    "application/json": components["schemas"]["ResealResponse"];
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
