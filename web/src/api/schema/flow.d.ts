// Generated from openapi/flow.json by `npm run types`.
export interface paths {
    "/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListFlows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetFlow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CheckFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["SaveDraft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PublishFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SimulateFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListFlowVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{conversationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetSession"];
        put?: never;
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
        Address: {
            city?: null | string;
            country: string;
            /** Format: double */
            latitude?: null | number;
            line1: string;
            line2?: null | string;
            /** Format: double */
            longitude?: null | number;
            note?: null | string;
            postalCode?: null | string;
            recipientName?: null | string;
            state?: null | string;
        };
        Button: {
            id: string;
            title: string;
        };
        Cart: {
            /** Format: date-time */
            changedAt: string;
            /** Format: uuid */
            draftId: string;
            lines: components["schemas"]["DraftLine"][];
            quote: null | components["schemas"]["Quote"];
            /** Format: int32 */
            revision: number;
        };
        CartDetail: {
            currency: null | string;
            /** Format: uuid */
            draftId: string;
            lines: components["schemas"]["CartLineDetail"][];
            /** Format: double */
            total: null | number;
        };
        CartLineDetail: {
            name: null | string;
            note: null | string;
            /** Format: uuid */
            productId: string;
            /** Format: int32 */
            quantity: number;
        };
        Change: {
            field: string;
            kind: components["schemas"]["ChangeKind"];
        };
        /** @enum {unknown} */
        ChangeKind: "Shortened" | "Numbered" | "PictureLeftOut";
        ChargeLine: {
            /** Format: double */
            amount: number;
            name: string;
            /** Format: uuid */
            productId: null | string;
        };
        CheckedFlow: {
            problems: components["schemas"]["FlowProblem"][];
        };
        CheckFlowRequest: {
            definition?: null | components["schemas"]["JsonElement"];
        };
        Content: components["schemas"]["ContentTextContent"] | components["schemas"]["ContentImageContent"] | components["schemas"]["ContentDocumentContent"] | components["schemas"]["ContentButtonsContent"] | components["schemas"]["ContentListContent"] | components["schemas"]["ContentLinkContent"] | components["schemas"]["ContentContactRequestContent"] | components["schemas"]["ContentLocationRequestContent"] | components["schemas"]["ContentTemplateContent"];
        ContentButtonsContent: {
            body: string;
            buttons: components["schemas"]["Button"][];
            footer?: null | string;
            header?: null | string;
            picture?: null | components["schemas"]["ImageRef"];
            /** @enum {string} */
            type: "buttons";
        };
        ContentContactRequestContent: {
            body: string;
            /** @enum {string} */
            type: "contact_request";
        };
        ContentDocumentContent: {
            caption: null | string;
            filename: string;
            /** Format: uuid */
            mediaId: string;
            /** @enum {string} */
            type: "document";
        };
        ContentImageContent: {
            caption: null | string;
            image: components["schemas"]["ImageRef"];
            /** @enum {string} */
            type: "image";
        };
        ContentLinkContent: {
            body: string;
            label: string;
            /** @enum {string} */
            type: "link";
            /** Format: uri */
            url: string;
        };
        ContentListContent: {
            body: string;
            buttonLabel: string;
            footer?: null | string;
            header?: null | string;
            sections: components["schemas"]["ListSection"][];
            /** @enum {string} */
            type: "list";
        };
        ContentLocationRequestContent: {
            body: string;
            /** @enum {string} */
            type: "location_request";
        };
        ContentTemplateContent: {
            bodyParameters: string[];
            language: string;
            name: string;
            /** @enum {string} */
            type: "template";
        };
        ContentTextContent: {
            body: string;
            /** @enum {string} */
            type: "text";
        };
        ConversationRecord: {
            asked?: components["schemas"]["Question"][];
            cart?: null | components["schemas"]["Cart"];
            email?: null | string;
            language?: null | string;
            languageSettled?: boolean;
            lastAddress?: null | components["schemas"]["Address"];
            name?: null | string;
            person?: components["schemas"]["PersonState"];
            /** Format: date-time */
            personSince?: null | string;
            phone?: null | string;
            placed?: components["schemas"]["PlacedDraft"][];
        };
        DraftLine: {
            attachments?: string[];
            note?: null | string;
            /** Format: uuid */
            productId: string;
            /** Format: int32 */
            quantity: number;
        };
        FlowDetail: {
            /** Format: date-time */
            changedAt: string;
            /** Format: uuid */
            changedBy: null | string;
            draft: components["schemas"]["JsonElement"];
            edited: boolean;
            id: string;
            name: string;
            /** Format: int64 */
            published: number;
            /** Format: int64 */
            revision: number;
        };
        FlowProblem: {
            blocks: boolean;
            code: components["schemas"]["ProblemCode"];
            flowId: string;
            stepId: null | string;
            subject: string;
        };
        FlowSummary: {
            changed: boolean;
            /** Format: date-time */
            changedAt: string;
            /** Format: uuid */
            changedBy: null | string;
            id: string;
            name: string;
            /** Format: int64 */
            published: number;
        };
        FlowVersionSummary: {
            note: null | string;
            /** Format: int64 */
            number: number;
            /** Format: date-time */
            publishedAt: string;
            /** Format: uuid */
            publishedBy: null | string;
        };
        Frame: {
            flowId: string;
            stepId: string;
        };
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
        ImageRef: {
            /** Format: uuid */
            imageId: string;
            mimeType: string;
            sha256: string;
        };
        JsonElement: unknown;
        JsonObject: Record<string, never>;
        ListRow: {
            description: null | string;
            id: string;
            title: string;
        };
        ListSection: {
            rows: components["schemas"]["ListRow"][];
            title: null | string;
        };
        PendingEffect: {
            /** Format: date-time */
            deadline: string;
            effectId: string;
            writes: boolean;
        };
        /** @enum {unknown} */
        PersonState: "None" | "Called" | "Answers";
        PlacedDraft: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            draftId: string;
            number: null | string;
            /** Format: uuid */
            orderId: null | string;
        };
        /** @enum {unknown} */
        ProblemCode: "VersionUnknown" | "IdMissing" | "IdTwice" | "EntryMissing" | "TypeUnknown" | "TargetMissing" | "Unreachable" | "TextMissing" | "TranslationMissing" | "TooLong" | "OptionsMissing" | "FieldMissing" | "FieldWrong" | "EndlessCircle" | "WriteAfterUnknown";
        PublishedFlow: {
            problems: components["schemas"]["FlowProblem"][];
            /** Format: int64 */
            version: null | number;
        };
        PublishFlowRequest: {
            note: null | string;
            /** Format: int64 */
            revision: number;
        };
        Question: {
            /** Format: int32 */
            back: number;
            chosen?: null | string;
            frames: components["schemas"]["Frame"][];
            /** Format: uuid */
            session: string;
            variables: Record<string, never>;
            /** Format: int32 */
            visit: number;
        };
        Quote: {
            /** Format: double */
            charge: number;
            charges: components["schemas"]["ChargeLine"][];
            currency: string;
            lines: components["schemas"]["QuoteLine"][];
            /** Format: double */
            subtotal: number;
            /** Format: double */
            total: number;
            /** Format: date-time */
            validUntil: string;
        };
        QuoteLine: {
            /** Format: double */
            lineTotal: number;
            name: string;
            /** Format: uuid */
            productId: string;
            /** Format: int32 */
            quantity: number;
            /** Format: double */
            unitPrice: number;
        };
        SavedDraft: {
            /** Format: int64 */
            revision: number;
        };
        SaveDraftRequest: {
            definition: components["schemas"]["JsonElement"];
            /** Format: int64 */
            revision: number;
        };
        Session: {
            /** Format: int32 */
            at?: number;
            /** Format: int64 */
            bundleVersion: number;
            frames: components["schemas"]["Frame"][];
            frozen?: boolean;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastInputAt: string;
            /** Format: int32 */
            misunderstandings?: number;
            parked?: boolean;
            pending?: null | components["schemas"]["PendingEffect"];
            /** Format: date-time */
            startedAt: string;
            variables: Record<string, never>;
            /** Format: int32 */
            visit: number;
        };
        SessionDetail: {
            cart: null | components["schemas"]["CartDetail"];
            /** Format: uuid */
            conversationId: string;
            frames: components["schemas"]["Frame"][];
            hidden: boolean;
            language: null | string;
            lastAddress: null | components["schemas"]["Address"];
            /** Format: date-time */
            lastInputAt: null | string;
            /** Format: date-time */
            startedAt: null | string;
            state: components["schemas"]["SessionState"];
            variables: Record<string, never>;
        };
        /** @enum {unknown} */
        SessionState: "None" | "Customer" | "Erp" | "Parked" | "Person";
        SimulatedInput: {
            /** Format: int32 */
            afterMinutes?: number;
            item: components["schemas"]["JsonElement"];
        };
        SimulatedMessage: {
            changes: components["schemas"]["Change"][];
            content: components["schemas"]["Content"];
            payload: null | components["schemas"]["JsonObject"];
            refused: null | string;
        };
        SimulatedTurn: {
            effects: string[];
            /** Format: int32 */
            input: number;
            messages: components["schemas"]["SimulatedMessage"][];
            trace: components["schemas"]["TraceStep"][];
        };
        SimulateFlowRequest: {
            definition?: null | components["schemas"]["JsonElement"];
            inputs: components["schemas"]["SimulatedInput"][];
            state?: null | components["schemas"]["SimulationState"];
        };
        Simulation: {
            state: components["schemas"]["SimulationState"];
            turns: components["schemas"]["SimulatedTurn"][];
        };
        SimulationState: {
            /** Format: int64 */
            inputs: number;
            /** Format: date-time */
            now: string;
            record: components["schemas"]["ConversationRecord"];
            session: null | components["schemas"]["Session"];
        };
        TraceStep: {
            detail: null | string;
            flowId: string;
            stepId: string;
            what: string;
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
    ListFlows: {
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
                    "application/json": components["schemas"]["FlowSummary"][];
                };
            };
        };
    };
    GetFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["FlowDetail"];
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
    CheckFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckFlowRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedFlow"];
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
    SaveDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveDraftRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedDraft"];
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
    PublishFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishFlowRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedFlow"];
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
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedFlow"];
                };
            };
        };
    };
    SimulateFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimulateFlowRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Simulation"];
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
    ListFlowVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["FlowVersionSummary"][];
                };
            };
        };
    };
    GetSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversationId: string;
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
                    "application/json": components["schemas"]["SessionDetail"];
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
}
