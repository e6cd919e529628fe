// Generated from openapi/flow.json by `npm run types`.
export interface paths {
    "/bot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetBotState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bot/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PauseBot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bot/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ResumeBot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flow-schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetFlowSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListFlows"];
        put?: never;
        post: operations["CreateFlow"];
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
        delete: operations["DeleteFlow"];
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
    "/flows/{id}/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetFlowCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetFlowDifference"];
        put?: never;
        post?: never;
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
    "/flows/{id}/kept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListKeptDrafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/kept/{kept}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetKeptDraft"];
        put?: never;
        post?: never;
        delete: operations["DeleteKeptDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetLiveChats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OpenDraft"];
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
    "/flows/{id}/roll-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["RollBackFlow"];
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
    "/flows/{id}/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListFlowTests"];
        put?: never;
        post: operations["SaveFlowTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/tests/{test}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["DeleteFlowTest"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/tests/{test}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AcceptFlowTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/tests/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["RunFlowTests"];
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
    "/flows/{id}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetFlowVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ExportFlows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ImportFlows"];
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
    "/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetBotSettings"];
        put: operations["SaveBotSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/step-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetStepTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/triggers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListTriggers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetWording"];
        put: operations["ChangeWording"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wording/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DownloadWording"];
        put: operations["UploadWording"];
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
        BotSettingsDetail: {
            handOver: components["schemas"]["HandOverSettings"];
            hours: components["schemas"]["OpeningHours"][];
            languages: string[];
            languagesSaved: boolean;
            openNow: boolean;
            orderNews: null | components["schemas"]["NewsTemplate"];
            payments: components["schemas"]["PaymentWay"][];
            paymentsSaved: boolean;
            pricesIncludeTax: null | boolean;
            /** Format: int32 */
            remindAfterMinutes: number;
            remindAfterSaved: boolean;
            /** Format: int64 */
            revision: number;
        };
        BotState: {
            /** Format: uuid */
            pausedBy: null | string;
            /** Format: date-time */
            pausedSince: null | string;
            /** Format: int32 */
            waiting: number;
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
            note?: null | string;
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
        ChangedWording: {
            /** Format: int32 */
            changes: number;
            revisions: {
                [key: string]: number;
            };
        };
        /** @enum {unknown} */
        ChangeKind: "Shortened" | "Numbered" | "PictureLeftOut";
        ChangeWordingRequest: {
            changes: components["schemas"]["WordingChange"][];
            revisions: {
                [key: string]: number;
            };
        };
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
        Content: components["schemas"]["ContentTextContent"] | components["schemas"]["ContentImageContent"] | components["schemas"]["ContentDocumentContent"] | components["schemas"]["ContentMediaContent"] | components["schemas"]["ContentButtonsContent"] | components["schemas"]["ContentListContent"] | components["schemas"]["ContentLinkContent"] | components["schemas"]["ContentContactRequestContent"] | components["schemas"]["ContentLocationRequestContent"] | components["schemas"]["ContentTemplateContent"] | components["schemas"]["ContentLocationContent"] | components["schemas"]["ContentContactsContent"] | components["schemas"]["ContentReactionContent"] | components["schemas"]["ContentFormContent"] | components["schemas"]["ContentProductContent"] | components["schemas"]["ContentProductsContent"] | components["schemas"]["ContentCatalogContent"];
        ContentButtonsContent: {
            body: string;
            buttons: components["schemas"]["Button"][];
            file?: null | components["schemas"]["MediaHeader"];
            footer?: null | string;
            header?: null | string;
            picture?: null | components["schemas"]["ImageRef"];
            /** @enum {string} */
            type: "buttons";
        };
        ContentCatalogContent: {
            body: string;
            footer?: null | string;
            pictureOf: null | string;
            /** @enum {string} */
            type: "catalog";
        };
        ContentContactRequestContent: {
            body: string;
            /** @enum {string} */
            type: "contact_request";
        };
        ContentContactsContent: {
            cards: components["schemas"]["SharedCard"][];
            /** @enum {string} */
            type: "contacts";
        };
        ContentDocumentContent: {
            caption: null | string;
            filename: string;
            /** Format: uuid */
            mediaId: string;
            /** @enum {string} */
            type: "document";
        };
        ContentFormContent: {
            body: string;
            data?: {
                [key: string]: string;
            };
            footer?: null | string;
            formId: string;
            header?: null | string;
            label: string;
            screen?: null | string;
            token: string;
            /** @enum {string} */
            type: "form";
        };
        ContentImageContent: {
            caption: null | string;
            image: components["schemas"]["ImageRef"];
            /** @enum {string} */
            type: "image";
        };
        ContentLinkContent: {
            body: string;
            footer?: null | string;
            header?: null | string;
            label: string;
            picture?: null | components["schemas"]["ImageRef"];
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
        ContentLocationContent: {
            address: null | string;
            /** Format: double */
            latitude: number;
            /** Format: double */
            longitude: number;
            name: null | string;
            /** @enum {string} */
            type: "location";
        };
        ContentLocationRequestContent: {
            body: string;
            /** @enum {string} */
            type: "location_request";
        };
        ContentMediaContent: {
            caption: null | string;
            filename: null | string;
            kind: components["schemas"]["MediaKind"];
            /** Format: uuid */
            mediaId: string;
            /** @enum {string} */
            type: "media";
        };
        ContentProductContent: {
            body: null | string;
            catalogId: string;
            footer?: null | string;
            retailerId: string;
            /** @enum {string} */
            type: "product";
        };
        ContentProductsContent: {
            body: string;
            catalogId: string;
            footer?: null | string;
            header: string;
            sections: components["schemas"]["ProductSection"][];
            /** @enum {string} */
            type: "products";
        };
        ContentReactionContent: {
            emoji: null | string;
            /** @enum {string} */
            type: "reaction";
            wamid: string;
        };
        ContentTemplateContent: {
            bodyParameters: string[];
            buttons?: components["schemas"]["TemplateButton"][];
            headerFilename?: null | string;
            headerKind?: null | components["schemas"]["MediaKind"];
            headerLocation?: null | components["schemas"]["LocationContent"];
            /** Format: uuid */
            headerMediaId?: null | string;
            headerName?: null | string;
            headerText?: null | string;
            language: string;
            name: string;
            parameterNames?: null | string[];
            /** @enum {string} */
            type: "template";
        };
        ContentTextContent: {
            body: string;
            linkPreview?: boolean;
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
            offered?: components["schemas"]["OfferedDraft"][];
            person?: components["schemas"]["PersonState"];
            /** Format: date-time */
            personSince?: null | string;
            phone?: null | string;
            placed?: components["schemas"]["PlacedDraft"][];
            /** Format: uuid */
            reminded?: null | string;
        };
        CreateFlowRequest: {
            copyOf: null | string;
            id: string;
            name: string;
        };
        /** @enum {unknown} */
        DayOfWeek: "Sunday" | "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday";
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
        DraftLine: {
            attachments?: string[];
            note?: null | string;
            /** Format: uuid */
            productId: string;
            /** Format: int32 */
            quantity: number;
        };
        ExportedFlows: {
            /** Format: int32 */
            bridgeFlows: number;
            flows: unknown[];
        };
        Field: {
            choices?: string[];
            kind: components["schemas"]["FieldKind"];
            /** Format: int32 */
            max?: null | number;
            /** Format: int32 */
            min?: null | number;
            name: string;
            /** @default false */
            required: boolean;
        };
        /** @enum {unknown} */
        FieldKind: "Text" | "String" | "Number" | "Flag" | "Choice" | "Strings" | "Numbers" | "Variable" | "Flow" | "Condition" | "Options" | "List" | "Object";
        FlowChange: {
            after: null | components["schemas"]["JsonNode"];
            before: null | components["schemas"]["JsonNode"];
            kind: components["schemas"]["ChangeKind"];
            path: string;
            stepId: null | string;
        };
        FlowCounts: {
            /** Format: date */
            from: string;
            steps: components["schemas"]["StepCounted"][];
            /** Format: date */
            to: string;
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
        FlowDifferenceAnswer: {
            changes: components["schemas"]["FlowChange"][];
            sameMeaning: boolean;
        };
        FlowLimits: {
            /** Format: int32 */
            body: number;
            /** Format: int32 */
            buttons: number;
            /** Format: int32 */
            buttonTitle: number;
            /** Format: int32 */
            id: number;
            /** Format: int32 */
            longBody: number;
            /** Format: int32 */
            rowDescription: number;
            /** Format: int32 */
            rows: number;
            /** Format: int32 */
            rowTitle: number;
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
        FlowTestDetail: {
            compareWords: boolean;
            expected: components["schemas"]["FlowTestTurn"][];
            flowId: string;
            /** Format: uuid */
            id: string;
            inputs: components["schemas"]["SimulatedInput"][];
            name: string;
            /** Format: date-time */
            savedAt: string;
            /** Format: uuid */
            savedBy: string;
            world: components["schemas"]["SimulatedWorld"];
        };
        FlowTestDifference: {
            came: components["schemas"]["FlowTestTurn"];
            expected: components["schemas"]["FlowTestTurn"];
            /** Format: int32 */
            input: number;
        };
        FlowTestMessage: {
            kind: string;
            options: string[];
            words: string;
        };
        FlowTestResult: {
            differences: components["schemas"]["FlowTestDifference"][];
            flowId: string;
            /** Format: uuid */
            id: string;
            name: string;
            passed: boolean;
        };
        FlowTestsRun: {
            /** Format: int32 */
            failed: number;
            /** Format: int32 */
            passed: number;
            results: components["schemas"]["FlowTestResult"][];
        };
        FlowTestTurn: {
            at: string;
            effects: string[];
            says: components["schemas"]["FlowTestMessage"][];
        };
        FlowTrigger: {
            flowId: string;
            published: boolean;
            trigger: components["schemas"]["JsonElement"];
        };
        FlowVersionDetail: {
            definition: components["schemas"]["JsonElement"];
            note: null | string;
            /** Format: int64 */
            number: number;
            override: null | string;
            /** Format: date-time */
            publishedAt: string;
            /** Format: uuid */
            publishedBy: null | string;
            /** Format: int64 */
            rolledBackTo: null | number;
        };
        FlowVersionSummary: {
            note: null | string;
            /** Format: int64 */
            number: number;
            /** Format: date-time */
            publishedAt: string;
            /** Format: uuid */
            publishedBy: null | string;
            /** Format: int64 */
            rolledBackTo: null | number;
        };
        FlowWording: {
            changed: boolean;
            flowId: string;
            name: string;
            /** Format: int64 */
            revision: number;
            sentences: components["schemas"]["Sentence"][];
        };
        Frame: {
            flowId: string;
            stepId: string;
        };
        HandOverSettings: {
            /** Format: int32 */
            lateAfterMinutes?: number;
            /** Format: int32 */
            misunderstandings?: number;
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
        ImportedFlow: {
            id: string;
            problems: components["schemas"]["FlowProblem"][];
            result: components["schemas"]["ImportResult"];
        };
        ImportedFlows: {
            flows: components["schemas"]["ImportedFlow"][];
        };
        ImportFlowsRequest: {
            /** Format: int32 */
            bridgeFlows: number;
            flows: unknown[];
        };
        /** @enum {unknown} */
        ImportResult: "Created" | "Replaced" | "Same";
        JsonElement: unknown;
        JsonNode: unknown;
        JsonObject: Record<string, never>;
        KeptDraftDetail: {
            definition: components["schemas"]["JsonElement"];
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            revision: number;
            /** Format: date-time */
            savedAt: string;
            /** Format: uuid */
            savedBy: string;
        };
        KeptDraftSummary: {
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            revision: number;
            /** Format: date-time */
            savedAt: string;
            /** Format: uuid */
            savedBy: string;
        };
        ListRow: {
            description: null | string;
            id: string;
            title: string;
        };
        ListSection: {
            rows: components["schemas"]["ListRow"][];
            title: null | string;
        };
        /** @enum {unknown} */
        LiveChats: "Keep" | "Move" | "End";
        LiveChatsAtStep: {
            /** Format: int32 */
            count: number;
            stepId: string;
            survives: boolean;
        };
        LiveChatsInFlow: {
            steps: components["schemas"]["LiveChatsAtStep"][];
            /** Format: int32 */
            total: number;
        };
        LiveChatsResult: {
            /** Format: int32 */
            ended: number;
            /** Format: int32 */
            kept: number;
            /** Format: int32 */
            moved: number;
        };
        LocationContent: {
            address: null | string;
            /** Format: double */
            latitude: number;
            /** Format: double */
            longitude: number;
            name: null | string;
        };
        MediaHeader: {
            filename: null | string;
            kind: components["schemas"]["MediaKind"];
            /** Format: uuid */
            mediaId: string;
        };
        /** @enum {unknown} */
        MediaKind: "Image" | "Video" | "Audio" | "Voice" | "Document" | "Sticker";
        NewsTemplate: {
            languages: string[];
            name: string;
            parameters: string[];
        };
        OfferedDraft: {
            /** @default false */
            confirmed: boolean;
            /** Format: uuid */
            draftId: string;
            otherTotal: boolean;
            payment: components["schemas"]["PaymentMethod"];
            /** Format: int32 */
            revision: number;
            /** @default false */
            waits: boolean;
        };
        OpenedDraft: {
            others: string[];
            /** Format: int64 */
            revision: number;
        };
        OpeningHours: {
            day: components["schemas"]["DayOfWeek"];
            /** Format: time */
            from: string;
            /** Format: time */
            to: string;
        };
        /** @enum {unknown} */
        PaymentMethod: "Cash" | "Transfer" | "Wallet" | "Link";
        PaymentWay: {
            method: components["schemas"]["PaymentMethod"];
            names?: {
                [key: string]: string;
            };
            pictures?: {
                [key: string]: components["schemas"]["ImageRef"];
            };
            words?: {
                [key: string]: string;
            };
        };
        PendingEffect: {
            /** Format: date-time */
            deadline: string;
            effectId: string;
            /** Format: date-time */
            wordAt?: null | string;
            writes: boolean;
        };
        /** @enum {unknown} */
        PersonState: "None" | "Called" | "Answers" | "Silent";
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
        ProblemCode: "VersionUnknown" | "IdMissing" | "IdTwice" | "EntryMissing" | "TypeUnknown" | "TargetMissing" | "Unreachable" | "TextMissing" | "TranslationMissing" | "TooLong" | "OptionsMissing" | "FieldMissing" | "FieldWrong" | "ValidationWrong" | "MappingWrong" | "MappingMissing" | "OperationOff" | "TriggerWrong" | "DeadEnd" | "EndlessCircle" | "WriteAfterUnknown" | "NameUnknown";
        ProductSection: {
            retailerIds: string[];
            title: null | string;
        };
        PublishedFlow: {
            liveChats?: null | components["schemas"]["LiveChatsResult"];
            problems: components["schemas"]["FlowProblem"][];
            redTests?: components["schemas"]["FlowTestResult"][];
            /** Format: int64 */
            version: null | number;
        };
        PublishFlowRequest: {
            liveChats?: components["schemas"]["LiveChats"];
            note: null | string;
            override?: null | string;
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
        RollBackFlowRequest: {
            liveChats?: components["schemas"]["LiveChats"];
            note: null | string;
            /** Format: int64 */
            version: number;
        };
        RunFlowTestsRequest: {
            definition: null | components["schemas"]["JsonElement"];
        };
        /** @enum {unknown} */
        SampleOutcome: "Ok" | "Rejected" | "Unavailable" | "Unknown" | "TotalDiffers" | "Late";
        SaveBotSettingsRequest: {
            handOver: null | components["schemas"]["HandOverSettings"];
            hours: components["schemas"]["OpeningHours"][];
            languages: null | string[];
            orderNews: null | components["schemas"]["NewsTemplate"];
            payments: null | components["schemas"]["PaymentWay"][];
            pricesIncludeTax?: null | boolean;
            /** Format: int32 */
            remindAfterMinutes?: null | number;
            /** Format: int64 */
            revision: number;
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
        SaveFlowTestRequest: {
            compareWords?: boolean;
            definition?: null | components["schemas"]["JsonElement"];
            inputs: components["schemas"]["SimulatedInput"][];
            name: string;
            world?: components["schemas"]["SimulatedWorld"];
        };
        Sentence: {
            /** Format: int32 */
            max: number;
            path: string;
            stepId: null | string;
            texts: {
                [key: string]: string;
            };
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
        SharedCard: {
            name: null | string;
            phones: string[];
        };
        SimulatedInput: {
            /** Format: int32 */
            afterMinutes?: number;
            item?: null | components["schemas"]["JsonElement"];
            jump?: null | components["schemas"]["SimulatedJump"];
            reachable?: boolean;
            tap?: null | components["schemas"]["SimulatedTap"];
        };
        SimulatedJump: {
            flowId: string;
            stepId: string;
            variables: null | Record<string, never>;
        };
        SimulatedMessage: {
            changes: components["schemas"]["Change"][];
            content: components["schemas"]["Content"];
            payload: null | components["schemas"]["JsonObject"];
            refused: null | string;
        };
        SimulatedTap: {
            /**
             * Format: int32
             * @default 0
             */
            back: number;
            option: string;
        };
        SimulatedTurn: {
            effects: string[];
            /** Format: int32 */
            input: number;
            messages: components["schemas"]["SimulatedMessage"][];
            trace: components["schemas"]["TraceStep"][];
        };
        SimulatedWorld: {
            erp?: {
                [key: string]: components["schemas"]["SampleOutcome"];
            };
            name?: null | string;
            phone?: null | string;
            returning?: boolean;
        };
        SimulateFlowRequest: {
            definition?: null | components["schemas"]["JsonElement"];
            inputs: components["schemas"]["SimulatedInput"][];
            state?: null | components["schemas"]["SimulationState"];
            world?: components["schemas"]["SimulatedWorld"];
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
        StepCounted: {
            /** Format: double */
            averageSeconds: null | number;
            /** Format: int64 */
            droppedOff: number;
            /** Format: int64 */
            entries: number;
            exits: {
                [key: string]: number;
            };
            /** Format: int32 */
            here: number;
            stepId: string;
        };
        /** @enum {unknown} */
        StepKind: "Say" | "Ask" | "Shop" | "Hire" | "Decide" | "People";
        StepTypeCatalogue: {
            facts: string[];
            languages: string[];
            limits: components["schemas"]["FlowLimits"];
            mappingTargets: string[];
            mappingTypes: string[];
            rules: {
                [key: string]: components["schemas"]["FieldKind"];
            };
            /** Format: int32 */
            specVersion: number;
            types: components["schemas"]["StepTypeDescription"][];
        };
        StepTypeDescription: {
            asksErp: boolean;
            exits: string[];
            fields: components["schemas"]["Field"][];
            kind: components["schemas"]["StepKind"];
            name: string;
            texts: string[];
            waits: boolean;
        };
        TemplateButton: {
            /** Format: int32 */
            index: number;
            kind: components["schemas"]["TemplateButtonKind"];
            sections?: components["schemas"]["ProductSection"][];
            value: string;
        };
        /** @enum {unknown} */
        TemplateButtonKind: "Url" | "QuickReply" | "CopyCode" | "Form" | "Catalog" | "Products";
        TraceStep: {
            detail: null | string;
            flowId: string;
            stepId: string;
            what: string;
        };
        WordingChange: {
            flowId: string;
            language: string;
            path: string;
            stepId: null | string;
            text: string;
        };
        WordingTable: {
            flows: components["schemas"]["FlowWording"][];
            languages: string[];
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
    GetBotState: {
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
                    "application/json": components["schemas"]["BotState"];
                };
            };
        };
    };
    PauseBot: {
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
                    "application/json": components["schemas"]["BotState"];
                };
            };
        };
    };
    ResumeBot: {
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
                    "application/json": components["schemas"]["BotState"];
                };
            };
        };
    };
    GetFlowSchema: {
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
    CreateFlow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateFlowRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
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
    DeleteFlow: {
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
    GetFlowCounts: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
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
                    "application/json": components["schemas"]["FlowCounts"];
                };
            };
        };
    };
    GetFlowDifference: {
        parameters: {
            query?: {
                from?: number;
                to?: number;
            };
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
                    "application/json": components["schemas"]["FlowDifferenceAnswer"];
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
    ListKeptDrafts: {
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
                    "application/json": components["schemas"]["KeptDraftSummary"][];
                };
            };
        };
    };
    GetKeptDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kept: string;
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
                    "application/json": components["schemas"]["KeptDraftDetail"];
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
    DeleteKeptDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kept: string;
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
        };
    };
    GetLiveChats: {
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
                    "application/json": components["schemas"]["LiveChatsInFlow"];
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
    OpenDraft: {
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
                    "application/json": components["schemas"]["OpenedDraft"];
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
    RollBackFlow: {
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
                "application/json": components["schemas"]["RollBackFlowRequest"];
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
    ListFlowTests: {
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
                    "application/json": components["schemas"]["FlowTestDetail"][];
                };
            };
        };
    };
    SaveFlowTest: {
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
                "application/json": components["schemas"]["SaveFlowTestRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowTestDetail"];
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
    DeleteFlowTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                test: string;
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
        };
    };
    AcceptFlowTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                test: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunFlowTestsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowTestDetail"];
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
    RunFlowTests: {
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
                "application/json": components["schemas"]["RunFlowTestsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowTestsRun"];
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
    GetFlowVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                number: number;
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
                    "application/json": components["schemas"]["FlowVersionDetail"];
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
    ExportFlows: {
        parameters: {
            query?: {
                id?: string;
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
                    "application/json": components["schemas"]["ExportedFlows"];
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
    ImportFlows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportFlowsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedFlows"];
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
    GetBotSettings: {
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
                    "application/json": components["schemas"]["BotSettingsDetail"];
                };
            };
        };
    };
    SaveBotSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveBotSettingsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BotSettingsDetail"];
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
    GetStepTypes: {
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
                    "application/json": components["schemas"]["StepTypeCatalogue"];
                };
            };
        };
    };
    ListTriggers: {
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
                    "application/json": components["schemas"]["FlowTrigger"][];
                };
            };
        };
    };
    GetWording: {
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
                    "application/json": components["schemas"]["WordingTable"];
                };
            };
        };
    };
    ChangeWording: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeWordingRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedWording"];
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
    DownloadWording: {
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
    UploadWording: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedWording"];
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
}
